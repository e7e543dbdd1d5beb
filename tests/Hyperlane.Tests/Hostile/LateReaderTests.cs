using System.Text;
using Hyperlane.Tests.WebSockets;

namespace Hyperlane.Tests.Hostile;

/// <summary>
/// Clients that send all of a large body before they look for an answer, as most do: they get the answer that was given long before (RFC
/// 9112 §9.6).
/// </summary>
public sealed class LateReaderTests
{
    private const int Body = 9 << 20;

    public static TheoryData<string, string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, int>();
            foreach (var kind in ServedApp.OnPorts.Select(row => row.Data))
            {
                foreach (var (path, status) in (ReadOnlySpan<(string, int)>)[("/body", 413), ("/ignore", 200), ("/private", 401),
                    ("/nowhere", 404)])
                {
                    cases.Add(kind, path, status);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_answer_arrives(string kind, string path, int status)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var app = await ServedApp.StartAsync(kind, Declare);
        foreach (var framing in (string[])[$"Content-Length: {Body}\r\n\r\n", $"Transfer-Encoding: chunked\r\n\r\n{Body:x}\r\n"])
        {
            var (_, stream) = await app.ConnectOnPortAsync();
            await using var _ = stream;
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: a\r\n{framing}"), stop);
            for (var (left, piece) = (Body, new byte[64 * 1024]); left > 0; left -= piece.Length)
            {
                await stream.WriteAsync(piece, stop);
            }

            var client = new RawClient(stream);
            var answer = await client.ReadAsync();
            Assert.Equal(status, answer.Status);
            Assert.True(await client.IsClosedAsync());
        }
    }

    [Fact]
    public async Task Who_goes_on_sending_is_cut_after_the_drain_timeout()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var app = await ServedApp.StartAsync("Sockets", Declare,
            builder => builder.Options.Limits.DrainTimeout = TimeSpan.FromSeconds(1));
        var (_, stream) = await app.ConnectOnPortAsync();
        await using var _ = stream;
        await stream.WriteAsync(Encoding.ASCII.GetBytes("POST /ignore HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000000\r\n\r\n"), stop);

        using var bound = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bound.CancelAfter(TimeSpan.FromSeconds(30));
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            for (var piece = new byte[64 * 1024]; ;)
            {
                await stream.WriteAsync(piece, bound.Token);
            }
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_rest_of_a_body_that_does_not_come_is_not_waited_for(int rate)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var app = await ServedApp.StartAsync(
            "Sockets", Declare,
            builder => (builder.Options.Limits.DrainTimeout, builder.Options.Limits.MinRequestRate) = (TimeSpan.FromSeconds(1), rate));
        var (_, stream) = await app.ConnectOnPortAsync();
        await using var _ = stream;
        await stream.WriteAsync("POST /ignore HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\nabc"u8.ToArray(), stop);
        var client = new RawClient(stream);

        Assert.Equal(200, (await client.ReadAsync()).Status);
        Assert.True(await client.IsClosedAsync());
    }

    private static void Declare(HyperlaneApp app)
    {
        app.Post("/ignore", context => context.Text("ignored"));
        app.Post("/private", context => context.Problem(401, "Say who you are."));
        app.Post("/body", async context => await context.Bytes(await context.Request.ReadBytesAsync(), "application/octet-stream"));
    }
}
