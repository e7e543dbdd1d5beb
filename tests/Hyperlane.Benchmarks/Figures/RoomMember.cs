using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>A member of a room who counts what is said, and does as little else as possible.</summary>
internal sealed class RoomMember : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _end;

    public RoomMember(RoomDialect dialect, Uri server)
    {
        _socket.Connect(IPAddress.Loopback, server.Port);
        _socket.Send(Encoding.ASCII.GetBytes(RoomDialect.Handshake(server)));
        while (!_buffer.AsSpan(0, _end).EndsWith("\r\n\r\n"u8))
        {
            _end += Receive();
        }

        _end = 0;
        if (dialect.Hello is not null)
        {
            Send(RoomDialect.Frame(dialect.Hello));
            Skip(count: 1, length: 3);
        }
    }

    public void Send(byte[] frame) => _socket.Send(frame);

    /// <summary>
    /// Reads until so many messages of a length have come; others, such as pings, do not count. SignalR may put several into a frame.
    /// </summary>
    public void Skip(int count, int length)
    {
        var start = 0;
        while (count > 0)
        {
            var header = _end - start < 4 ? 4 : _buffer[start + 1] == 126 ? 4 : 2;
            var payload = _end - start < 4
                ? 0
                : header == 2 ? _buffer[start + 1] : BinaryPrimitives.ReadUInt16BigEndian(_buffer.AsSpan(start + 2));
            if (_end - start < header + payload)
            {
                _buffer.AsSpan(start, _end - start).CopyTo(_buffer);
                (_end, start) = (_end - start, 0);
                _end += Receive();
                continue;
            }

            count -= payload % length == 0 ? payload / length : CountIn(_buffer.AsSpan(start + header, payload), length);
            start += header + payload;
        }

        _buffer.AsSpan(start, _end - start).CopyTo(_buffer);
        _end -= start;
    }

    public void Dispose() => _socket.Dispose();

    private static int CountIn(ReadOnlySpan<byte> messages, int length)
    {
        var count = 0;
        foreach (var message in messages.Split((byte)0x1E))
        {
            var (start, end) = (message.Start.Value, message.End.Value);
            count += end - start == length - 1 ? 1 : 0;
        }

        return count;
    }

    private int Receive()
    {
        var received = _socket.Receive(_buffer.AsSpan(_end));
        return received > 0 ? received : throw new BenchmarkException("The server closed a connection.");
    }
}
