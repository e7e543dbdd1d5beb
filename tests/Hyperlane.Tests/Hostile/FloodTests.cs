using System.Net.Sockets;
using System.Text;

namespace Hyperlane.Tests.Hostile;

/// <summary>More than anybody could want, of connections and of headers: who behaves is served in the middle of it.</summary>
[Trait("Speed", "Slow")]
public sealed class FloodTests : HostileTests
{
    private const int Attackers = 8;
    private const int ConnectionsEach = 250;

    [Fact]
    public async Task A_flood_of_connections_that_say_nothing_holds_up_nobody()
    {
        await using var app = await StartAsync();
        await using var client = new RawClient(app);

        await ServeAmidAsync(client, Enumerable.Range(0, Attackers).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < ConnectionsEach; i++)
            {
                var socket = Connect(app);
                if (i % 2 == 0)
                {
                    Reset(socket);
                }
                else
                {
                    socket.Dispose();
                }
            }
        })));

        await AssertServedAsync(app);
        Assert.Empty(Errors.Errors);
    }

    [Fact]
    public async Task Connections_that_stay_and_say_nothing_hold_up_nobody()
    {
        await using var app = await StartAsync();
        await using var client = new RawClient(app);
        var silent = Enumerable.Range(0, 500).Select(_ => Connect(app)).ToList();
        try
        {
            Assert.Equal(200, (await client.AskAsync(Get("/fine"))).Status);
            await AssertServedAsync(app);
        }
        finally
        {
            silent.ForEach(socket => socket.Dispose());
        }
    }

    [Theory]
    [InlineData("one field without an end")]
    [InlineData("fields without an end")]
    [InlineData("a request line without an end")]
    public async Task A_flood_of_headers_is_refused_as_soon_as_it_is_too_much(string kind)
    {
        var piece = kind switch
        {
            "one field without an end" => new string('x', 8000),
            "fields without an end" => string.Concat(Enumerable.Repeat("X: y\r\n", 1000)),
            _ => new string('y', 8000),
        };
        var begin = kind.StartsWith("a request", StringComparison.Ordinal) ? "GET /" : "GET / HTTP/1.1\r\nHost: a\r\nX: ";
        // After its answer the server throws away what comes, by time and not by bytes: here for a moment only.
        await using var app = await StartAsync(limits => limits.DrainTimeout = TimeSpan.FromMilliseconds(200));
        await using var client = new RawClient(app);

        await ServeAmidAsync(client, Enumerable.Range(0, Attackers).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await SendUntilRefusedAsync(Connect(app), begin, piece);
            }
        })));

        await AssertServedAsync(app);
        Assert.Empty(Errors.Errors);
    }

    /// <summary>A gigabyte, if the server took it.</summary>
    private static async Task SendUntilRefusedAsync(Socket socket, string begin, string piece)
    {
        await using var client = Client(socket);
        try
        {
            await client.SendAsync(begin);
            var bytes = Encoding.ASCII.GetBytes(piece);
            for (var sent = 0L; sent < 1 << 30; sent += bytes.Length)
            {
                await client.SendAsync(bytes);
            }

            Assert.Fail("The server took all of it.");
        }
        catch (IOException)
        {
            // Refused and closed.
        }
    }

    private static async Task ServeAmidAsync(RawClient client, IEnumerable<Task> attacks)
    {
        var flood = Task.WhenAll(attacks);
        do
        {
            Assert.Equal(200, (await client.AskAsync(Get("/fine"))).Status);
        }
        while (!flood.IsCompleted);

        await flood;
    }
}
