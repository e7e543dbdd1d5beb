using System.Net;
using System.Net.Sockets;
using System.Text;
using Hyperlane.Tests.Processes;

namespace Hyperlane.Tests.Hostile;

/// <summary>A server that has no file descriptors left: it accepts nobody until somebody leaves, and serves those it has.</summary>
[Trait("Speed", "Slow")]
public sealed class DescriptorTests
{
    private const int Descriptors = 400;
    private const int Clients = 300;

    [Theory]
    [InlineData(TransportKind.Auto)]
    [InlineData(TransportKind.Sockets)]
    public async Task Out_of_descriptors_it_waits_and_recovers(TransportKind transport)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The limit of descriptors is set by a shell of Unix.");
        await using var server = await ServerProcess.StartAsync(Descriptors, $"--Hyperlane:Transport={transport}");
        var clients = Enumerable.Range(0, Clients)
            .Select(_ => new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 60_000 }).ToList();
        try
        {
            foreach (var client in clients)
            {
                // The kernel establishes them all; the server takes as many as it can.
                client.Connect(IPAddress.Loopback, server.Url.Port);
            }

            Ask(clients[0]);
            var used = server.ProcessorTime;
            for (var i = 0; i < 50; i++)
            {
                Ask(clients[0]);
                await Task.Delay(20);
            }

            // A server that asked again and again for connections it cannot take would use a core for all this second.
            Assert.InRange((server.ProcessorTime - used).TotalMilliseconds, 0, 700);
            foreach (var client in clients.Take(200))
            {
                client.Dispose();
            }

            clients.Skip(200).ToList().ForEach(Ask);
            Assert.True(server.IsAlive);
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    private static void Ask(Socket client)
    {
        client.Send("GET / HTTP/1.1\r\nHost: a\r\n\r\n"u8);
        var buffer = new byte[1000];
        Assert.StartsWith("HTTP/1.1 200", Encoding.ASCII.GetString(buffer, 0, client.Receive(buffer)), StringComparison.Ordinal);
    }
}
