using System.Buffers;
using BenchmarkDotNet.Attributes;
using Hyperlane.WebSockets.Protocol;

namespace Hyperlane.Benchmarks.Micro;

/// <summary>A WebSocket message read and written, without a connection.</summary>
[MemoryDiagnoser]
public class FrameBenchmarks : IDisposable
{
    private readonly MessageReader _reader = new(new MessageLimits(1024 * 1024, 1024, 64), inflater: null);
    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly MessageWriter _writer;
    private byte[] _payload = [];
    private ReadOnlySequence<byte> _frame;

    /// <summary>Makes what is measured.</summary>
    public FrameBenchmarks() => _writer = new MessageWriter(_output, deflater: null);

    /// <summary>The length of the message, in bytes.</summary>
    [Params(16, 128, 16_384)]
    public int Length { get; set; }

    /// <summary>Makes the message.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _payload = [.. Enumerable.Range(0, Length).Select(i => (byte)('a' + (i % 26)))];
        _writer.Write(new OutgoingFrame(Opcode.Text, _payload));
        var written = _output.WrittenSpan;
        var header = written.Length - Length;

        // As a client sends it, whose mask is of zeros.
        byte[] masked = [written[0], (byte)(written[1] | 0x80), .. written[2..header], 0, 0, 0, 0, .. _payload];
        _frame = new ReadOnlySequence<byte>(masked);
    }

    /// <summary>Reads it: header, mask, UTF-8.</summary>
    [Benchmark]
    public int Read()
    {
        var input = _frame;
        _reader.Next();
        _reader.Read(ref input, inParts: false);
        return _reader.Received.Length;
    }

    /// <summary>Writes it.</summary>
    [Benchmark]
    public int Write()
    {
        _output.ResetWrittenCount();
        _writer.Write(new OutgoingFrame(Opcode.Text, _payload));
        return _output.WrittenCount;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _reader.Dispose();
        _writer.Dispose();
        GC.SuppressFinalize(this);
    }
}
