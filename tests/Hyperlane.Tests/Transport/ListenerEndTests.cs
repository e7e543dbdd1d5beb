using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;

namespace Hyperlane.Tests.Transport;

/// <summary>A client whose connection the kernel has established is answered, however close the end of the listener is.</summary>
[Trait("Speed", "Slow")]
public sealed class ListenerEndTests
{
    private const int Rounds = 5;
    private const int Clients = 8;
    private const int Enough = 100;

    [Theory]
    [InlineData(TransportKind.Auto)]
    [InlineData(TransportKind.Sockets)]
    public async Task Whoever_got_in_is_answered(TransportKind transport)
    {
        for (var round = 0; round < Rounds; round++)
        {
            await using var app = await Quiet.StartAsync(app => app.Get("/", context => context.Text("hi")), inMemory: false,
                arguments: [$"--Hyperlane:Transport={transport}"]);
            var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var answered = new StrongBox<int>();
            var port = app.BaseAddress.Port;
            var clients = Enumerable.Range(0, Clients).Select(
                _ => Task.Factory.StartNew(() => ConnectUntilRefused(port, answered, begun), TaskCreationOptions.LongRunning)).ToArray();
            await begun.Task.WaitAsync(TimeSpan.FromSeconds(60));

            await app.App.StopAsync();

            Assert.All(await Task.WhenAll(clients), Assert.True);
        }
    }

    /// <returns>Whether every connection that could be made got its answer.</returns>
    private static bool ConnectUntilRefused(int port, StrongBox<int> answered, TaskCompletionSource begun)
    {
        var buffer = new byte[1000];
        while (true)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 60_000 };
            try
            {
                socket.Connect(IPAddress.Loopback, port);
            }
            catch (SocketException)
            {
                return true;
            }

            try
            {
                socket.Send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"u8);
                if (!Encoding.ASCII.GetString(buffer, 0, socket.Receive(buffer)).StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
                {
                    return false;
                }
            }
            catch (SocketException)
            {
                return false;
            }

            if (Interlocked.Increment(ref answered.Value) == Enough)
            {
                begun.TrySetResult();
            }
        }
    }
}
