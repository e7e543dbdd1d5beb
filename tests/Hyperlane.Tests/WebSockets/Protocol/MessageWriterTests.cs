using System.Buffers;
using System.Text;
using Hyperlane.Fuzz;
using Hyperlane.WebSockets.Protocol;

namespace Hyperlane.Tests.WebSockets.Protocol;

/// <summary>What is written reads back as the same, and never breaks the protocol.</summary>
public sealed class MessageWriterTests
{
    private readonly ArrayBufferWriter<byte> _output = new();

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void What_is_written_reads_the_same(bool compresses, bool keepsContext)
    {
        using var writer = new MessageWriter(_output, compresses ? new Deflater(keepsContext) : null);
        var expected = new List<string>();
        foreach (var length in (int[])[0, 1, 63, 64, 125, 126, 300, 300, 65_535, 65_536])
        {
            var text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i * i % 23))));
            var bytes = Encoding.UTF8.GetBytes(text);
            writer.Write(new OutgoingFrame(Opcode.Text, default, text));
            writer.Write(new OutgoingFrame(Opcode.Binary, bytes));
            writer.Write(new OutgoingFrame(Opcode.Text, bytes.AsMemory(0, length / 2), IsPart: true, IsLast: false));
            writer.Write(new OutgoingFrame(Opcode.Ping, default));
            writer.Write(new OutgoingFrame(Opcode.Text, bytes.AsMemory(length / 2), IsPart: true));
            var hex = Convert.ToHexString(bytes);
            expected.AddRange([$"text {hex}", $"binary {hex}", "ping ", $"text {hex}"]);
        }

        writer.Write(new OutgoingFrame(Opcode.Close, new CloseFrame((System.Net.WebSockets.WebSocketCloseStatus)4001, "bye").ToPayload()));
        expected.Add("close 0FA1627965");

        Assert.Equal(expected, Read(compresses, keepsContext));
    }

    [Fact]
    public void No_message_goes_out_within_another()
    {
        using var writer = new MessageWriter(_output, null);
        writer.Write(new OutgoingFrame(Opcode.Text, "a"u8.ToArray(), IsPart: true, IsLast: false));

        Assert.Throws<InvalidOperationException>(() => writer.Write(new OutgoingFrame(Opcode.Text, "b"u8.ToArray())));
        Assert.Throws<InvalidOperationException>(() => writer.Write(new OutgoingFrame(Opcode.Text, default, "b")));
        Assert.Throws<InvalidOperationException>(() => writer.WriteFramed("\u0081\u0001b"u8, isCompressed: false));
        writer.Write(new OutgoingFrame(Opcode.Text, "c"u8.ToArray(), IsPart: true));
        writer.Write(new OutgoingFrame(Opcode.Text, "d"u8.ToArray()));

        Assert.Equal(["text 6163", "text 64", "0 left"], Read(compresses: false, keepsContext: false));
    }

    /// <summary>Reads what was written as a server does: with masks.</summary>
    private IReadOnlyList<string> Read(bool compresses, bool keepsContext)
    {
        var masked = Mask(_output.WrittenSpan);
        return MessageFeed.Read(masked, new MessageSettings(100_000, 10, 10, compresses, keepsContext), [masked.Length]);
    }

    private static byte[] Mask(ReadOnlySpan<byte> frames)
    {
        var masked = new List<byte>();
        while (!frames.IsEmpty)
        {
            var (header, length) = frames[1] switch
            {
                126 => (4, (frames[2] << 8) | frames[3]),
                127 => (10, (frames[7] << 16) | (frames[8] << 8) | frames[9]),
                var short1 => (2, short1),
            };
            masked.AddRange([frames[0], (byte)(frames[1] | 0x80), .. frames[2..header], 0, 0, 0, 0, .. frames.Slice(header, length)]);
            frames = frames[(header + length)..];
        }

        return [.. masked];
    }
}
