using Hyperlane.Middleware;
using Hyperlane.Testing;
using Hyperlane.Tests.WebSockets;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Tests.Middleware;

public sealed class RequestTimeoutsTests
{
    private const string Short = "--Hyperlane:RequestTimeouts:Timeout=00:00:00.2";

    [Theory]
    [InlineData("/waits", 504)]
    [InlineData("/wraps", 504)]
    [InlineData("/group/waits", 503)]
    [InlineData("/quick", 200)]
    [InlineData("/late", 200)]
    [InlineData("/long", 200)]
    [InlineData("/fails", 500)]
    public async Task A_handler_is_told_and_the_answer_says_so(string path, int expected)
    {
        await using var app = await StartAsync(Short);
        await using var client = new RawClient(app);

        var answer = await client.AskAsync($"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n");

        Assert.Equal(expected, answer.Status);
        if (expected is 503 or 504)
        {
            Assert.Equal("application/problem+json", answer.Headers["Content-Type"]);
            Assert.False(answer.Headers.ContainsKey("X-Begun"));
        }

        // The connection goes on, and the next request has a time of its own.
        Assert.Equal(200, (await client.AskAsync("GET /quick HTTP/1.1\r\nHost: a\r\n\r\n")).Status);
    }

    [Fact]
    public async Task An_answer_that_has_begun_is_cut()
    {
        await using var app = await StartAsync(Short);
        await using var client = new RawClient(app);

        await client.SendAsync("GET /begun HTTP/1.1\r\nHost: a\r\n\r\n");
        while (!await client.IsClosedAsync())
        {
            await client.SkipAsync();
        }
    }

    [Fact]
    public async Task What_has_no_end_goes_on_once_it_has_begun()
    {
        var time = new ManualTime();
        await using var app = await StartAsync(time: time);
        await using var socket = new RawClient(app);
        await using var events = new RawClient(app);

        Assert.Equal(101, (await socket.AskAsync(WebSocketClient.Request("/socket"), head: true)).Status);
        await events.SendAsync("GET /events HTTP/1.1\r\nHost: a\r\n\r\n");
        Assert.Equal(200, (await events.ReadAsync(head: true)).Status);

        // Both have let go of their timers, so no time is left that could end them.
        Assert.Equal(0, time.Armed);
    }

    [Theory]
    [InlineData("Timeout=-00:00:01", "must be between 0 and 24 days")]
    [InlineData("Timeout=100.00:00:00", "must be between 0 and 24 days")]
    [InlineData("StatusCode=200", "from 400 to 599")]
    public async Task A_setting_that_makes_no_sense_is_refused_at_start(string setting, string expected)
    {
        var error = await Assert.ThrowsAsync<StartupException>(() => StartAsync($"--Hyperlane:RequestTimeouts:{setting}"));

        Assert.StartsWith("The setting Hyperlane:RequestTimeouts is wrong: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static Task<TestApp> StartAsync(string argument = "--a=b", TimeProvider? time = null) => Quiet.StartAsync(app =>
    {
        app.Use<RequestTimeouts>();
        app.Get("/waits", async context =>
        {
            context.Response.Headers["X-Begun"] = "yes";
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        app.Get("/wraps", async context =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }
            catch (OperationCanceledException error)
            {
                throw new InvalidOperationException("The database said no.", error);
            }
        });
        app.Get("/quick", context => context.Text("quick"));
        app.Get("/late", async context =>
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            await context.Text("late, and an answer");
        });
        app.Get("/long", async context =>
        {
            await Task.Delay(400);
            await context.Text(context.RequestAborted.IsCancellationRequested ? "told" : "not told");
        }).Use<SlowReports>();
        app.Get("/fails", context => throw new OperationCanceledException("by itself"));
        app.Get("/begun", async context =>
        {
            context.Response.ContentType = "text/plain";
            await context.Response.BodyWriter.WriteAsync("begun"u8.ToArray());
            await context.Response.BodyWriter.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        app.Get("/events", async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.BodyWriter.WriteAsync(": hi\n\n"u8.ToArray());
            await context.Response.BodyWriter.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        app.WebSocket("/socket", EchoApp.EchoAsync);
        app.MapGroup("/group").Use(new RequestTimeouts(new RequestTimeoutOptions { Timeout = TimeSpan.FromMilliseconds(50), StatusCode = 503 }))
            .Get("/waits", context => new ValueTask(Task.Delay(Timeout.Infinite, context.RequestAborted)));
    },
    configure: builder =>
    {
        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }
    },
    arguments: argument);

    private sealed class SlowReports() : RequestTimeouts(TimeSpan.FromMinutes(5));

    /// <summary>A clock that stands still, and knows how many timers wait for it.</summary>
    private sealed class ManualTime : TimeProvider
    {
        private int _armed;

        public int Armed => Volatile.Read(ref _armed);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
            => new ManualTimer(this, dueTime);

        private sealed class ManualTimer : ITimer
        {
            private readonly ManualTime _time;
            private bool _isArmed;

            public ManualTimer(ManualTime time, TimeSpan dueTime)
            {
                _time = time;
                Change(dueTime, Timeout.InfiniteTimeSpan);
            }

            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                var isArmed = dueTime != Timeout.InfiniteTimeSpan;
                if (isArmed != _isArmed)
                {
                    Interlocked.Add(ref _time._armed, isArmed ? 1 : -1);
                    _isArmed = isArmed;
                }

                return true;
            }

            public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
