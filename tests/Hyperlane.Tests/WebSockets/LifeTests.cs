using System.Net.WebSockets;
using System.Text;
using Hyperlane.Testing;
using Hyperlane.WebSockets;

namespace Hyperlane.Tests.WebSockets;

/// <summary>How a WebSocket lives and ends, whoever ends it.</summary>
[Trait("Speed", "Slow")]
public sealed class LifeTests
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("/returns", 1000)]
    [InlineData("/throws", 1011)]
    [InlineData("/closes", 4001)]
    [InlineData("/closes-in-a-message", 4002)]
    public async Task The_handler_ends_it_with_a_code(string path, int code)
    {
        await using var app = await StartAsync(socket => path switch
        {
            "/returns" => Task.CompletedTask,
            "/throws" => throw new InvalidOperationException("on purpose"),
            "/closes" => socket.CloseAsync((WebSocketCloseStatus)4001, "because").AsTask(),
            _ => CloseInMessageAsync(socket),
        });
        await using var client = new WebSocketClient(app.Connect());
        await client.OpenAsync("/socket");

        await client.SendAsync([.. WebSocketClient.Text("one"), .. WebSocketClient.Text("two")]);
        Assert.Equal($"88 {code}", await client.ReadFrameAsync());
        await client.SendAsync(WebSocketClient.Close(code));
        Assert.True(await client.IsClosedAsync());
    }

    [Fact]
    public async Task Frames_that_came_with_the_request_are_read()
    {
        await using var app = await StartAsync(EchoApp.EchoAsync);
        await using var client = new WebSocketClient(app.Connect());

        await client.SendAsync([.. Encoding.ASCII.GetBytes(WebSocketClient.Request("/socket")), .. WebSocketClient.Text("early")]);
        await client.ReadHeadAsync();

        Assert.Equal("81 early", await client.ReadFrameAsync());
    }

    [Fact]
    public async Task A_server_that_stops_says_1001()
    {
        var app = await StartAsync(EchoApp.EchoAsync);
        await using var client = new WebSocketClient(app.Connect());
        await client.OpenAsync("/socket");

        var stopped = app.DisposeAsync().AsTask();

        Assert.Equal("88 1001", await client.ReadFrameAsync());
        await client.SendAsync(WebSocketClient.Close(1001));
        await stopped.WaitAsync(Hang);
    }

    [Fact]
    public async Task Messages_sent_at_the_same_time_stay_whole()
    {
        const int senders = 8, each = 200;
        await using var app = await StartAsync(socket => Task.WhenAll(Enumerable.Range(0, senders).Select(async sender =>
        {
            await Task.Yield();
            for (var i = 0; i < each; i++)
            {
                await socket.SendAsync(new string((char)('a' + sender), i));
            }
        })));
        await using var client = new WebSocketClient(app.Connect());
        await client.OpenAsync("/socket");

        var next = new int[senders + 1];
        for (var i = 0; i < senders * each; i++)
        {
            var text = (await client.ReadFrameAsync())[3..];
            Assert.True(text.Distinct().Count() <= 1);
            var sender = text.Length == 0 ? senders : text[0] - 'a';
            Assert.Equal(text.Length == 0 ? 0 : ++next[sender], text.Length);
        }

        Assert.Equal("88 1000", await client.ReadFrameAsync());
    }

    [Fact]
    public async Task Speaks_JSON_and_closes_on_what_is_none()
    {
        await using var app = await StartAsync(async socket =>
        {
            await foreach (var point in socket.ReadAllAsync<Point>())
            {
                await socket.SendJsonAsync(new Point(point!.Y, point.X));
            }
        });
        await using var client = new WebSocketClient(app.Connect());
        await client.OpenAsync("/socket");

        await client.SendAsync(WebSocketClient.Text("""{"x":1,"y":2}"""));
        Assert.Equal("""81 {"x":2,"y":1}""", await client.ReadFrameAsync());
        await client.SendAsync(WebSocketClient.Text("{"));
        Assert.Equal("88 1007", await client.ReadFrameAsync());
    }

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, true, true)]
    [InlineData(true, true, false)]
    [InlineData(true, true, true)]
    public async Task Either_token_ends_the_reading_and_the_connection_stays(bool takesFirst, bool takesSecond, bool firesSecond)
    {
        await using var app = await StartAsync(async socket =>
        {
            using var first = new CancellationTokenSource();
            using var second = new CancellationTokenSource();
            try
            {
                await foreach (var message in socket.ReadAllAsync(takesFirst ? first.Token : default).WithCancellation(takesSecond
                    ? second.Token
                    : default))
                {
                    await socket.SendUtf8Async(message.Bytes);
                    (firesSecond ? second : first).CancelAfter(TimeSpan.FromMilliseconds(1));
                }
            }
            catch (OperationCanceledException)
            {
                await socket.SendAsync("ended");
            }

            await foreach (var message in socket.ReadAllAsync())
            {
                await socket.SendAsync("again " + message.Text);
            }
        });
        await using var client = new WebSocketClient(app.Connect());
        await client.OpenAsync("/socket");

        await client.SendAsync(WebSocketClient.Text("hi"));
        Assert.Equal("81 hi", await client.ReadFrameAsync());
        Assert.Equal("81 ended", await client.ReadFrameAsync());
        await client.SendAsync(WebSocketClient.Text("hi"));
        Assert.Equal("81 again hi", await client.ReadFrameAsync());
    }

    private static async Task CloseInMessageAsync(WebSocketConnection socket)
    {
        await foreach (var message in socket.ReadAllAsync())
        {
            await socket.CloseAsync((WebSocketCloseStatus)4002, message.Text);
        }
    }

    private static Task<TestApp> StartAsync(Func<WebSocketConnection, Task> handler) => TestApp.StartAsync(
        app => app.Get("/socket", context => context.WebSocket(handler)),
        new TestAppOptions { InMemory = false });

    public sealed record Point(int X, int Y);
}
