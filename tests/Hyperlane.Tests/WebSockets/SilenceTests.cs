using static Hyperlane.TestKit.WebSocketClient;

namespace Hyperlane.Tests.WebSockets;

/// <summary>Peers that say nothing: asked whether they are there, and what becomes of them.</summary>
[Trait("Speed", "Slow")]
public sealed class SilenceTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_silent_peer_is_pinged_and_stays_when_it_answers(bool reads)
    {
        await using var app = await ServedApp.StartAsync(
            "Sockets",
            socket => reads ? EchoApp.EchoAsync(socket) : Task.Delay(Timeout.Infinite, socket.Closed),
            options => options.KeepAliveInterval = Soon);
        await using var client = await app.ConnectAsync();

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("89 ", await client.ReadFrameAsync());
            await client.SendAsync(Frame(0x8A, []));
        }

        await client.SendAsync(Close(1000));
        while (await client.ReadFrameAsync() is var frame && frame != "88 1000")
        {
            Assert.Equal("89 ", frame);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_that_does_not_answer_is_cut(bool reads)
    {
        var reason = new TaskCompletionSource<(int, string)>();
        await using var app = await ServedApp.StartAsync(
            "Sockets",
            async socket =>
            {
                using var token = socket.Closed.UnsafeRegister(
                    _ => reason.TrySetResult(((int)socket.CloseStatus!, socket.CloseReason)), null);
                await (reads ? EchoApp.EchoAsync(socket) : Task.Delay(Timeout.Infinite, socket.Closed));
            },
            options => (options.KeepAliveInterval, options.KeepAliveTimeout) = (Soon, Soon));
        await using var client = await app.ConnectAsync();

        Assert.Equal("89 ", await client.ReadFrameAsync());

        Assert.Equal((1006, "The peer does not answer."), await reason.Task.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.True(await client.IsClosedAsync());
    }

    [Fact]
    public async Task One_that_answers_pings_and_says_nothing_is_closed_where_that_has_a_limit()
    {
        await using var app = await ServedApp.StartAsync("Sockets", EchoApp.EchoAsync,
            options => (options.KeepAliveInterval, options.IdleTimeout) = (Soon, TimeSpan.FromSeconds(3)));
        await using var client = await app.ConnectAsync();

        var pings = 0;
        for (; await client.ReadFrameAsync() is "89 "; pings++)
        {
            await client.SendAsync(Frame(0x8A, []));
        }

        Assert.NotEqual(0, pings);
        await client.SendAsync(Close(1001));
        Assert.True(await client.IsClosedAsync());
    }

    [Fact]
    public async Task One_that_does_not_answer_a_close_is_cut()
    {
        await using var app = await ServedApp.StartAsync("Sockets", socket => socket.CloseAsync().AsTask(),
            options => options.CloseTimeout = Soon);
        await using var client = await app.ConnectAsync();

        Assert.Equal("88 1000", await client.ReadFrameAsync());
        Assert.True(await client.IsClosedAsync());
    }
}
