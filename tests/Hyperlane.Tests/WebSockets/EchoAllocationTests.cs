using System.Net.Sockets;
using System.Text;
using Hyperlane.Testing;
using Hyperlane.WebSockets;

namespace Hyperlane.Tests.WebSockets;

/// <summary>An echoed message allocates nothing.</summary>
[Collection(nameof(Http.AllocationTests))]
public sealed class EchoAllocationTests
{
    private const int Rounds = 5;
    private const int Messages = 5_000;

    [Fact]
    public async Task An_echo_allocates_nothing()
    {
        await using var app = await TestApp.StartAsync(app => app.Get("/echo", context => context.WebSocket(EchoApp.EchoAsync)),
            new TestAppOptions { InMemory = false });
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 20_000 };

        // Not ConnectAsync: it leaves a socket whose reads allocate.
        Connect(socket, app.BaseAddress.Port);
        var buffer = new byte[4096];
        socket.Send(Encoding.ASCII.GetBytes(WebSocketClient.Request("/echo")));
        for (var received = 0; !buffer.AsSpan(0, received).EndsWith("\r\n\r\n"u8);)
        {
            received += socket.Receive(buffer, received, buffer.Length - received, SocketFlags.None);
        }

        var frame = WebSocketClient.Frame(0x82, new byte[128]);
        Echo(socket, frame, buffer, Rounds * Messages);
        var least = Enumerable.Range(0, Rounds).Min(_ =>
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            Echo(socket, frame, buffer, Messages);
            return GC.GetTotalAllocatedBytes(precise: true) - before;
        });

        Assert.InRange(least / (double)Messages, 0, 8);
    }

    private static void Connect(Socket socket, int port) => socket.Connect("127.0.0.1", port);

    private static void Echo(Socket socket, byte[] frame, byte[] buffer, int times)
    {
        for (var i = 0; i < times; i++)
        {
            socket.Send(frame);
            for (var received = 0; received < 132;)
            {
                received += socket.Receive(buffer, received, buffer.Length - received, SocketFlags.None);
            }
        }
    }
}
