using System.Net.WebSockets;
using System.Text;
using Hyperlane.Redis;
using Hyperlane.Testing;
using Hyperlane.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Hyperlane.Tests.Redis;

/// <summary>Several processes over a real Redis, which is killed and comes back empty.</summary>
[Trait("Speed", "Slow")]
public sealed class RedisBackplaneTests : IAsyncLifetime
{
    private const string Channel = "red room";
    private readonly List<ServiceProvider> _processes = [];
    private RedisServer _redis = null!;

    public async ValueTask InitializeAsync() => _redis = await RedisServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }

        await _redis.DisposeAsync();
    }

    [Fact]
    public async Task Others_hear_everything_once_and_in_order_and_oneself_nothing()
    {
        var (one, two, three) = (CreateProcess(), CreateProcess(), CreateProcess());
        RedisListener hearsOne = new(), hearsTwo = new(), hearsThree = new();
        await one.SubscribeAsync(Channel, hearsOne, TestContext.Current.CancellationToken);
        await two.SubscribeAsync(Channel, hearsTwo, TestContext.Current.CancellationToken);
        await three.SubscribeAsync(Channel, hearsThree, TestContext.Current.CancellationToken);

        var sending = Enumerable.Range(0, 1000).Select(i => one.PublishAsync(Channel, Bytes($"{i}")).AsTask()).ToList();
        await Task.WhenAll(sending);
        await two.PublishAsync("another", Bytes("not for red"));
        await two.PublishAsync(Channel, Bytes("end"));

        for (var i = 0; i < 1000; i++)
        {
            Assert.Equal($"{i}", await hearsTwo.NextAsync());
            Assert.Equal($"{i}", await hearsThree.NextAsync());
        }

        Assert.Equal("end", await hearsOne.NextAsync());
        Assert.Equal("end", await hearsThree.NextAsync());
        Assert.False(hearsTwo.HasMore());
    }

    [Fact]
    public async Task Who_listens_later_hears_what_comes_later()
    {
        var (one, two) = (CreateProcess(), CreateProcess());
        await one.PublishAsync(Channel, Bytes("before"));
        var hears = new RedisListener();
        var subscription = await two.SubscribeAsync(Channel, hears, TestContext.Current.CancellationToken);
        await one.PublishAsync(Channel, Bytes("now"));
        Assert.Equal("now", await hears.NextAsync());

        await subscription.DisposeAsync();
        await one.PublishAsync(Channel, Bytes("after"));
        var again = new RedisListener();
        await two.SubscribeAsync(Channel, again, TestContext.Current.CancellationToken);
        await one.PublishAsync(Channel, Bytes("again"));

        Assert.Equal("again", await again.NextAsync());
        Assert.False(hears.HasMore());
    }

    [Fact]
    public async Task A_Redis_that_is_killed_and_comes_back_empty_loses_nothing()
    {
        const int each = 400;
        var (one, two) = (CreateProcess(), CreateProcess());
        RedisListener hearsOne = new(), hearsTwo = new();
        await one.SubscribeAsync(Channel, hearsOne, TestContext.Current.CancellationToken);
        await two.SubscribeAsync(Channel, hearsTwo, TestContext.Current.CancellationToken);

        var sent = new List<Task>();
        for (var i = 0; i < each; i++)
        {
            if (i == each / 2)
            {
                await _redis.KillAsync();
            }

            sent.Add(one.PublishAsync(Channel, Bytes($"one {i}")).AsTask());
            sent.Add(two.PublishAsync(Channel, Bytes($"two {i}")).AsTask());
        }

        await _redis.StartAgainAsync();
        await Task.WhenAll(sent).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        for (var i = 0; i < each; i++)
        {
            Assert.Equal($"one {i}", await hearsTwo.NextAsync());
            Assert.Equal($"two {i}", await hearsOne.NextAsync());
        }

        await one.PublishAsync(Channel, Bytes("end"));
        Assert.Equal("end", await hearsTwo.NextAsync());
    }

    [Fact]
    public async Task A_name_is_given_once_among_all_processes()
    {
        var (one, two) = (CreateProcess(), CreateProcess());

        Assert.Equal(NameClaim.New, await one.ClaimAsync(Channel, "Ada", "ada's own", "1"));
        Assert.Equal(NameClaim.Taken, await two.ClaimAsync(Channel, "Ada", "eve's", "2"));
        Assert.Equal(NameClaim.New, await two.ClaimAsync(Channel, "Bob Builder", "bob's", "3"));
        Assert.Equal(["Ada", "Bob Builder"], await one.GetNamesAsync(Channel));

        // The same session comes back over the other process; the earlier connection has no say any more.
        Assert.Equal(NameClaim.Renewed, await two.ClaimAsync(Channel, "Ada", "ada's own", "4"));
        Assert.False(await one.ReleaseAsync(Channel, "Ada", "1"));
        Assert.Contains("Ada", await one.GetNamesAsync(Channel));
        Assert.True(await two.ReleaseAsync(Channel, "Ada", "4"));
        Assert.Equal(["Bob Builder"], await one.GetNamesAsync(Channel));
    }

    [Fact]
    public async Task Names_of_a_process_that_is_gone_are_free_and_one_process_is_told()
    {
        var (one, two) = (CreateProcess(), CreateProcess());
        await using var redis = await ConnectionMultiplexer.ConnectAsync(_redis.Configuration);
        await redis.GetDatabase().HashSetAsync("hyperlane:names:" + Channel, "Ghost", $"{Guid.NewGuid():N} 1 owner");
        Assert.Empty(await one.GetNamesAsync(Channel));
        RedisListener hearsOne = new(), hearsTwo = new();
        await one.SubscribeAsync(Channel, hearsOne, TestContext.Current.CancellationToken);
        await two.SubscribeAsync(Channel, hearsTwo, TestContext.Current.CancellationToken);

        var first = await await Task.WhenAny(hearsOne.NextLostAsync(), hearsTwo.NextLostAsync());

        Assert.Equal("Ghost", first);
        Assert.Equal(NameClaim.New, await two.ClaimAsync(Channel, "Ghost", "somebody else", "2"));
    }

    [Fact]
    public async Task Names_survive_a_Redis_that_is_killed_and_can_be_taken_meanwhile()
    {
        var (one, two) = (CreateProcess(), CreateProcess());
        RedisListener hears = new();
        await one.SubscribeAsync(Channel, hears, TestContext.Current.CancellationToken);
        await two.SubscribeAsync(Channel, hears, TestContext.Current.CancellationToken);
        await one.ClaimAsync(Channel, "Ada", "a", "1");
        await _redis.KillAsync();

        Assert.Equal(NameClaim.New, await two.ClaimAsync(Channel, "Bob", "b", "2"));
        Assert.Equal(NameClaim.Taken, await two.ClaimAsync(Channel, "Bob", "c", "3"));
        Assert.Equal(["Bob"], await two.GetNamesAsync(Channel));
        await _redis.StartAgainAsync();

        using var hang = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!(await one.GetNamesAsync(Channel)).SequenceEqual(["Ada", "Bob"])
            || !(await two.GetNamesAsync(Channel)).SequenceEqual(["Ada", "Bob"]))
        {
            await Task.Delay(50, hang.Token);
        }
    }

    [Fact]
    public async Task A_room_spans_processes()
    {
        await using var red = await StartAppAsync();
        await using var blue = await StartAppAsync();
        using var ada = await red.ConnectWebSocketAsync("/room?name=Ada&session=a1");
        using var bob = await blue.ConnectWebSocketAsync("/room?name=Bob");

        await SayAsync(ada, "hello");
        Assert.Equal("Ada: hello", await ReadAsync(ada));
        Assert.Equal("Ada: hello", await ReadAsync(bob));
        await Assert.ThrowsAsync<WebSocketException>(() => blue.ConnectWebSocketAsync("/room?name=Ada"));

        using var again = await blue.ConnectWebSocketAsync("/room?name=Ada&session=a1");
        Assert.Equal("", await ReadAsync(ada));
        Assert.Equal(RoomMember.Replaced, ada.CloseStatus);
        await SayAsync(again, "back");
        Assert.Equal("Ada: back", await ReadAsync(bob));
    }

    [Fact]
    public async Task Who_enters_and_leaves_while_Redis_stalls_leaves_no_subscription()
    {
        await using var app = await StartAppAsync();
        var rooms = app.Services.GetRequiredService<Rooms>();
        await using var redis = await ConnectionMultiplexer.ConnectAsync(_redis.Configuration);
        await using (await rooms.TryEnterAsync("first of all", "Ada"))
        {
            var stalled = redis.GetDatabase().ExecuteAsync("DEBUG", "SLEEP", "2");
            using var leave = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
            await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Assert.ThrowsAnyAsync<OperationCanceledException>(
                async () => await rooms.TryEnterAsync($"room {i}", "Ada", cancellationToken: leave.Token))));
            await stalled;
        }

        Assert.Empty(rooms.Names);
        await UntilNobodyListensAsync(redis);
    }

    [Fact]
    public async Task A_Redis_that_does_not_answer_in_time_is_as_one_that_is_away()
    {
        await using var app = await StartAppAsync(",asyncTimeout=1000,syncTimeout=1000", heartbeat: 200);
        var rooms = app.Services.GetRequiredService<Rooms>();
        await using var redis = await ConnectionMultiplexer.ConnectAsync(_redis.Configuration);
        var ada = await rooms.TryEnterAsync(Channel, "Ada");
        var stalled = redis.GetDatabase().ExecuteAsync("DEBUG", "SLEEP", "4");
        await using (await rooms.TryEnterAsync("another", "Ada"))
        {
            Assert.Contains("another", rooms.Names);
        }

        await stalled;

        // It goes on saying that it is there, so that others do not take its names, and serves who comes.
        using var other = await app.ConnectWebSocketAsync("/room?name=Bob");
        await SayAsync(other, "hello");
        Assert.Equal("Bob: hello", await ReadAsync(other));
        using var hang = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!redis.GetServers()[0].Keys(pattern: "hyperlane:process*").Any())
        {
            // The key lasts three beats, so it is one that was written since.
            await Task.Delay(50, hang.Token);
        }

        await ada!.DisposeAsync();
        await other.CloseAsync(WebSocketCloseStatus.NormalClosure, null, hang.Token);
        await UntilNobodyListensAsync(redis);
    }

    private static async Task UntilNobodyListensAsync(ConnectionMultiplexer redis)
    {
        using var hang = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (redis.GetServers()[0].SubscriptionChannels(RedisChannel.Pattern("hyperlane:*")) is { Length: > 0 } left)
        {
            Assert.False(hang.IsCancellationRequested, $"Somebody listens to {string.Join(", ", left)}.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static Task SayAsync(ClientWebSocket socket, string text)
        => socket.SendAsync(Bytes(text), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    private static async Task<string> ReadAsync(ClientWebSocket socket)
    {
        var buffer = new byte[1000];
        var message = await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken).AsTask()
            .WaitAsync(TimeSpan.FromSeconds(60));
        return Encoding.UTF8.GetString(buffer, 0, message.Count);
    }

    private Task<TestApp> StartAppAsync(string more = "", int heartbeat = 5000) => Quiet.StartAsync(
        app => app.Get("/room", async context =>
        {
            var rooms = context.Services.GetRequiredService<Rooms>();
            var name = context.Request.Query["name"]!;
            await using var me = await rooms.TryEnterAsync(Channel, name, context.Request.Query["session"]);
            if (me is null)
            {
                await context.Problem(409, "The name is taken.");
                return;
            }

            await context.WebSocket(async socket =>
            {
                me.Connect(socket);
                me.Open();
                await foreach (var message in socket.ReadAllAsync())
                {
                    await rooms.SendAsync(Channel, PreparedMessage.Text($"{name}: {message.Text}"));
                }
            });
        }),
        inMemory: false,
        configure: builder => builder.Services.AddRedisBackplane(
            _redis.Configuration + more, options => options.Heartbeat = TimeSpan.FromMilliseconds(heartbeat)));

    private IBackplane CreateProcess()
    {
        var services = new ServiceCollection().AddLogging(logging => logging.ClearProviders());
        services.AddRedisBackplane(_redis.Configuration, options => options.Heartbeat = TimeSpan.FromMilliseconds(500));
        var process = services.BuildServiceProvider();
        _processes.Add(process);
        return process.GetRequiredService<IBackplane>();
    }
}
