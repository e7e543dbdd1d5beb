using System.Collections.Concurrent;
using Hyperlane.Testing;
using Hyperlane.Tests.Endpoints;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.Transport;

/// <summary>
/// With a single event loop, handlers that block must not hold up other connections. Without the rescue each of these would hang.
/// </summary>
public sealed class BlockedLoopTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ManualResetEventSlim _release = new();
    private readonly AppLog _log = new();
    private volatile bool _spin = true;

    public void Dispose()
    {
        _release.Dispose();
        _log.Dispose();
    }

    [Theory]
    [InlineData("/block")]
    [InlineData("/compute")]
    [InlineData("/block-after-await")]
    public async Task A_handler_that_blocks_holds_up_nobody_else(string path)
    {
        await using var app = await StartAsync();
        var blocked = Enumerable.Range(0, 8).Select(_ => new RawClient(app)).ToList();
        var quick = Enumerable.Range(0, 64).Select(_ => new RawClient(app)).ToList();

        foreach (var client in blocked)
        {
            await client.SendAsync($"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\no");
            await client.SendAsync("k");
        }

        await Task.WhenAll(quick.Select(async client => Assert.Equal("quick", (await client.AskAsync(Get("/quick"))).Body[..5])));

        Release();
        await Task.WhenAll(blocked.Select(async client => Assert.Equal(200, (await client.ReadAsync()).Status)));
        await Task.WhenAll(blocked.Concat(quick).Select(async client => Assert.Equal(200, (await client.AskAsync(Get("/quick"))).Status)));
        await Task.WhenAll(blocked.Concat(quick).Select(client => client.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task A_route_that_has_blocked_runs_on_a_thread_of_its_own_until_it_has_proved_quick()
    {
        await using var app = await StartAsync();
        await using var blocker = new RawClient(app);
        await using var other = new RawClient(app);
        Assert.Equal("quick on a loop", (await other.AskAsync(Get("/quick"))).Body);

        await blocker.SendAsync(Post("/block"));
        Assert.Equal("quick on a loop", (await other.AskAsync(Get("/quick"))).Body);
        await ToldAsync();
        Release();
        await blocker.ReadAsync();

        Assert.Equal("apart", (await blocker.AskAsync(Post("/block"))).Body);
        Assert.Equal("quick on a loop", (await other.AskAsync(Get("/quick"))).Body);

        // On a busy machine some of its runs are slow through no fault of its own, and it takes more of them.
        var late = DateTime.UtcNow + Patience;
        while ((await blocker.AskAsync(Post("/block"))).Body == "apart")
        {
            Assert.True(DateTime.UtcNow < late, "It never comes back to a loop.");
        }
    }

    [Theory]
    [InlineData("Development", 1)]
    [InlineData("Production", 0)]
    public async Task Development_is_told_once_which_route_blocks(string environment, int lines)
    {
        await using var app = await StartAsync(environment);
        var blocked = Enumerable.Range(0, 3).Select(_ => new RawClient(app)).ToList();
        await using var other = new RawClient(app);
        foreach (var client in blocked)
        {
            await client.SendAsync(Post("/block"));
            await other.AskAsync(Get("/quick"));
        }

        if (lines > 0)
        {
            await ToldAsync();
        }

        Release();
        await Task.WhenAll(blocked.Select(client => client.ReadAsync()));

        Assert.Equal(lines, _log.Lines.Count(line => line.StartsWith("POST /block held up", StringComparison.Ordinal)));
        await Task.WhenAll(blocked.Select(client => client.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task The_app_stops_while_a_handler_blocks_a_loop()
    {
        var app = await StartAsync();
        await using var blocker = new RawClient(app);
        await using var other = new RawClient(app);
        await blocker.SendAsync(Post("/block"));
        await other.AskAsync(Get("/quick"));

        var stopping = app.App.StopAsync();
        Release();
        var answer = await blocker.ReadAsync();
        Assert.Equal((200, true), (answer.Status, answer.Closes));
        await blocker.DisposeAsync();
        await stopping.WaitAsync(Patience);
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Without_the_rescue_the_next_connection_waits_for_the_handler()
    {
        var served = new ConcurrentQueue<string>();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = await Quiet.StartAsync(
            app =>
            {
                app.Get("/quick", context =>
                {
                    served.Enqueue("quick");
                    return context.Text("");
                });
                app.Get("/sleep", context =>
                {
                    begun.SetResult();

                    // Far longer than the rescue takes.
                    Thread.Sleep(300);
                    served.Enqueue("sleep");
                    return context.Text("");
                });
            },
            inMemory: false,
            builder => builder.Services.AddSingleton<ILoggerProvider>(_log),
            "Development",
            "--Hyperlane:EventLoops=1", "--Hyperlane:Transport=Epoll", "--Hyperlane:RescueBlockedLoops=false");
        await using var sleeper = new RawClient(app);
        await using var other = new RawClient(app);

        await sleeper.SendAsync(Get("/sleep"));
        await begun.Task.WaitAsync(Patience);
        await other.AskAsync(Get("/quick"));

        Assert.Equal(["sleep", "quick"], served);
    }

    private static string Get(string path) => $"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n";

    private static string Post(string path) => $"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nok";

    private static string Where() => Thread.CurrentThread.Name == "Hyperlane loop" ? "on a loop" : "apart";

    /// <summary>Waits until the log tells of the route that blocks: then it has been learned.</summary>
    private async Task ToldAsync()
    {
        var late = DateTime.UtcNow + Patience;
        while (!_log.Lines.Any(line => line.StartsWith("POST /block held up", StringComparison.Ordinal)))
        {
            Assert.True(DateTime.UtcNow < late, "The route is never found to block.");
            await Task.Delay(5);
        }
    }

    private void Release()
    {
        _spin = false;
        _release.Set();
    }

    private Task<TestApp> StartAsync(string environment = "Development") => Quiet.StartAsync(
        app =>
        {
            app.Get("/quick", context => context.Text($"quick {Where()}"));
            app.Post("/block", context =>
            {
                var where = Where();
                Assert.True(_release.Wait(Patience));
                return context.Text(where);
            });
            app.Post("/compute", context =>
            {
                SpinWait.SpinUntil(() => !_spin, Patience);
                return context.Text(Where());
            });
            app.Post("/block-after-await", async context =>
            {
                var body = await context.Request.ReadBytesAsync();
                Assert.True(_release.Wait(Patience));
                await context.Text($"{body.Length}");
            });
        },
        inMemory: false,
        builder => builder.Services.AddSingleton<ILoggerProvider>(_log),
        environment,
        "--Hyperlane:EventLoops=1", "--Hyperlane:Transport=Epoll");
}
