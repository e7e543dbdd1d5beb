using System.Net;
using System.Net.Sockets;
using Hyperlane.Tests.Processes;

namespace Hyperlane.Tests.Transport;

/// <summary>Each event loop gets as many connections as the others.</summary>
public sealed class SpreadTests
{
    private const int Loops = 4;
    private const int Each = 10;

    [Fact]
    public async Task Connections_are_dealt_out_evenly()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The kernel's account of event loops is Linux's.");
        await using var server = await ServerProcess.StartAsync(1000, $"--Hyperlane:EventLoops={Loops}", "--Hyperlane:Transport=Epoll");
        var clients = Enumerable.Range(0, Loops * Each).Select(
            _ => new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 60_000 }).ToList();
        try
        {
            foreach (var client in clients)
            {
                client.Connect(IPAddress.Loopback, server.Url.Port);
                client.Send("GET / HTTP/1.1\r\nHost: a\r\n\r\n"u8);
                Assert.NotEqual(0, client.Receive(new byte[1000]));
            }

            // Each watches its bell besides, and one of them the listener.
            Assert.Equal([Each + 1, Each + 1, Each + 1, Each + 2], server.WatchedDescriptors().Where(count => count > Each).Order());
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }
}
