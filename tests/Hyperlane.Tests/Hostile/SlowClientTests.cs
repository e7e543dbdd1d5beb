using System.Net.Sockets;
using System.Text;
using Hyperlane.Endpoints;

namespace Hyperlane.Tests.Hostile;

/// <summary>Clients that take their time. Each limit is small here; the server looks at its clocks once a second.</summary>
public sealed class SlowClientTests : HostileTests
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task A_head_that_comes_byte_by_byte_is_not_waited_for()
    {
        await using var app = await StartAsync(limits => limits.HeadTimeout = TimeSpan.FromSeconds(1));
        var socket = Connect(app);
        await using var client = Client(socket);

        var sending = TrickleAsync(socket, "GET /fine HTTP/1.1\r\nHost: a\r\n" + new string('x', 1000), Pace);

        var answer = await client.ReadAsync();
        Assert.Equal((408, true), (answer.Status, answer.Closes));
        await AssertServedAsync(app);
        await client.DisposeAsync();
        await sending;
    }

    [Theory]
    [InlineData("Content-Length: 100000\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nfffff\r\n")]
    public async Task A_body_that_comes_byte_by_byte_is_not_waited_for(string rest)
    {
        await using var app = await StartAsync(limits => (limits.MinRequestRate, limits.RateGracePeriod) = (1000, TimeSpan.FromSeconds(1)));
        var socket = Connect(app);
        await using var client = Client(socket);
        await client.SendAsync("POST /length HTTP/1.1\r\nHost: a\r\n" + rest);

        var sending = TrickleAsync(socket, new string('x', 1000), Pace);

        var answer = await client.ReadAsync();
        Assert.Equal((408, true), (answer.Status, answer.Closes));
        await AssertServedAsync(app);
        await client.DisposeAsync();
        await sending;
    }

    [Fact]
    public async Task A_body_that_is_fast_enough_may_take_longer_than_the_grace_period()
    {
        await using var app = await StartAsync(limits => (limits.MinRequestRate, limits.RateGracePeriod) = (100, TimeSpan.FromSeconds(1)));
        var socket = Connect(app);
        await using var client = Client(socket);
        await client.SendAsync("POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 4000\r\n\r\n");

        for (var i = 0; i < 40; i++)
        {
            await client.SendAsync(new string('x', 100));
            await Task.Delay(Pace);
        }

        Assert.Equal("4000", (await client.ReadAsync()).Body);
    }

    [Fact]
    public async Task A_handler_may_take_its_time_before_it_reads_the_body()
    {
        var read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = await StartAsync(
            limits => (limits.MinRequestRate, limits.RateGracePeriod, limits.KeepAliveTimeout) = (1000, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)),
            app => app.Post("/later", async context =>
            {
                await read.Task;
                await context.Text($"{(await context.Request.ReadBytesAsync()).Length}");
            }));
        await using var client = new RawClient(app);
        await using var idle = new RawClient(app);
        await client.SendAsync("POST /later HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nok");

        // The idle connection is the clock of this test: when it is closed, the limits are past.
        Assert.True(await idle.IsClosedAsync());
        read.SetResult();

        Assert.Equal("2", (await client.ReadAsync()).Body);
    }

    [Fact]
    public async Task An_idle_connection_is_closed()
    {
        await using var app = await StartAsync(limits => limits.KeepAliveTimeout = TimeSpan.FromSeconds(1));
        await using var client = new RawClient(app);
        Assert.Equal(200, (await client.AskAsync(Get("/fine"))).Status);

        Assert.True(await client.IsClosedAsync());
        await AssertServedAsync(app);
    }

    [Theory]
    [InlineData("/stream")]
    [InlineData("/file")]
    public async Task A_client_that_never_reads_a_gigabyte_fills_no_memory_and_is_cut(string path)
    {
        const long Gigabyte = 1L << 30;
        var file = Path.Combine(Path.GetTempPath(), $"hyperlane-{Guid.NewGuid():n}.bin");
        await using (var stream = File.Create(file))
        {
            stream.SetLength(Gigabyte);
        }

        try
        {
            var written = 0L;
            var ended = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var app = await StartAsync(
                limits => (limits.MinResponseRate, limits.RateGracePeriod) = (1_000_000_000, TimeSpan.FromSeconds(1)),
                app =>
                {
                    app.Use(async (context, next) =>
                    {
                        try
                        {
                            await next(context);
                        }
                        catch (Exception error)
                        {
                            ended.TrySetResult(error);
                            throw;
                        }
                    });
                    app.Get("/file", context => new FileResult(file).ExecuteAsync(context));
                    app.Get("/stream", async context =>
                    {
                        context.Response.ContentLength = Gigabyte;
                        for (var piece = new byte[64 * 1024]; written < Gigabyte; written += piece.Length)
                        {
                            await context.Response.BodyWriter.WriteAsync(piece);
                        }
                    });
                });
            using var socket = Connect(app);
            var before = GC.GetTotalMemory(forceFullCollection: true);

            socket.Send(Encoding.ASCII.GetBytes(Get(path)));
            var error = await ended.Task.WaitAsync(Patience);

            // What the kernel took is its own; the handler had to wait for the rest, and learnt of the end.
            Assert.IsAssignableFrom<IOException>(error);
            Assert.InRange(written, 0, 64L << 20);
            Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 16L << 20);
            await AssertServedAsync(app);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_client_that_asks_again_and_again_and_never_reads_is_cut()
    {
        await using var app = await StartAsync(
            limits => (limits.MinResponseRate, limits.RateGracePeriod) = (1_000_000_000, TimeSpan.FromSeconds(1)),
            app => app.Get("/large", context => context.Text(new string('x', 10_000))));
        using var socket = Connect(app);
        var requests = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Get("/large"), 100)));

        // Sends until the server takes no more, and then until it has cut the connection.
        await Assert.ThrowsAnyAsync<SocketException>(async () =>
        {
            while (true)
            {
                await socket.SendAsync(requests).WaitAsync(Patience);
            }
        });
        await AssertServedAsync(app);
        Assert.Empty(Errors.Errors);
    }
}
