using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Hyperlane.Soak;

/// <summary>Clients that leave: at every point of a connection's life, in every way there is, with and without TLS.</summary>
internal sealed class Goodbyes(Uri url, Uri secureUrl)
{
    private const string Handshake =
        "GET /echo HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

    /// <summary>What was sent, and whether some of the answer is read.</summary>
    private static readonly (string Sent, bool Reads)[] Points =
    [
        ("", false),
        ("GET / HT", false),
        ("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", true),
        ("POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nabc", false),
        ("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n", true),
        ("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n", true),
        (Handshake, true),
        (Handshake + "\u0081\u0085abc", true),
    ];

    private int _turn;

    /// <summary>The next goodbye of all there are.</summary>
    public async Task LeaveAsync()
    {
        var turn = Interlocked.Increment(ref _turn);
        var (sent, reads) = Points[turn % Points.Length];
        var way = turn / Points.Length % 4;
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (turn / Points.Length / 4 % 2 == 0)
        {
            await socket.ConnectAsync(IPAddress.Loopback, url.Port);
            await SpeakAsync(new NetworkStream(socket), sent, reads);
        }
        else
        {
            await socket.ConnectAsync(IPAddress.Loopback, secureUrl.Port);

            // Not disposed, because that would say goodbye.
            var stream = new SslStream(new NetworkStream(socket), leaveInnerStreamOpen: true,
                static (_, certificate, _, _) => certificate?.Subject == "CN=localhost");
            await stream.AuthenticateAsClientAsync("localhost");
            await SpeakAsync(stream, sent, reads);
            if (way == 3)
            {
                await stream.ShutdownAsync();
            }
        }

        await EndAsync(socket, way);
    }

    /// <summary>Leaves in the middle of the handshake of TLS.</summary>
    public async Task LeaveHandshakeAsync()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, secureUrl.Port);
        await socket.SendAsync(new byte[] { 0x16, 0x03, 0x01, 0x02, 0x00, 0x01 });
        await EndAsync(socket, Interlocked.Increment(ref _turn) % 3);
    }

    private static async Task SpeakAsync(Stream stream, string sent, bool reads)
    {
        await stream.WriteAsync(Encoding.Latin1.GetBytes(sent));
        if (reads)
        {
            await stream.ReadExactlyAsync(new byte[100]);
        }
    }

    private static async Task EndAsync(Socket socket, int way)
    {
        switch (way)
        {
            case 1:
                socket.LingerState = new LingerOption(true, 0);
                break;
            case 2:
                socket.Shutdown(SocketShutdown.Send);
                await Task.Delay(50);
                break;
        }
    }
}
