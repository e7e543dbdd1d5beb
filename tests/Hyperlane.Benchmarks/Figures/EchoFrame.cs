using System.Net;
using System.Net.Sockets;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>A WebSocket client as cheap as can be: one message, as bytes, and its answer.</summary>
internal static class EchoFrame
{
    private const int Length = 128;

    /// <summary>A text message of 128 bytes, masked.</summary>
    public static byte[] Message { get; } =
        [0x81, 0x80 | 126, 0, Length, 1, 2, 3, 4, .. Enumerable.Range(0, Length).Select(i => (byte)('a' ^ (1 + (i % 4))))];

    /// <summary>What a server makes of it.</summary>
    public static byte[] Answer { get; } = [0x81, 126, 0, Length, .. Enumerable.Repeat((byte)'a', Length)];

    /// <summary>Opens a WebSocket.</summary>
    /// <exception cref="BenchmarkException">The server has another opinion.</exception>
    public static Socket Open(Uri server, string path)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, server.Port);
        socket.Send(System.Text.Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
        var head = new byte[1024];
        var length = 0;
        while (!head.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
        {
            var received = socket.Receive(head.AsSpan(length));
            length += received > 0 ? received : throw new BenchmarkException($"{path}: the server closed the connection.");
        }

        return head.AsSpan().StartsWith("HTTP/1.1 101 "u8) ? socket : throw new BenchmarkException($"{path} is no WebSocket.");
    }

    /// <summary>Sends the message once, and waits for the answer.</summary>
    /// <exception cref="BenchmarkException">It is another.</exception>
    public static void Echo(Socket socket)
    {
        socket.Send(Message);
        var answer = new byte[Answer.Length];
        for (var length = 0; length < answer.Length;)
        {
            var received = socket.Receive(answer.AsSpan(length));
            length += received > 0 ? received : throw new BenchmarkException("The server closed the connection.");
        }

        if (!answer.AsSpan().SequenceEqual(Answer))
        {
            throw new BenchmarkException("The server echoes something else.");
        }
    }
}
