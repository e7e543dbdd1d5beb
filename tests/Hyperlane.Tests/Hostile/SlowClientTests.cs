using System.Net.Sockets;
using System.Text;

namespace Hyperlane.Tests.Hostile;

/// <summary>Clients that take their time. Each limit is small here; the server looks at its clocks once a second.</summary>
[Trait("Speed", "Slow")]
public sealed class SlowClientTests : HostileTests
{
    /// <summary>More than the kernel keeps for a client that does not read.</summary>
    private const int Large = 32 << 20;

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
            limits => (limits.MinRequestRate, limits.RateGracePeriod, limits.KeepAliveTimeout) = (1000, TimeSpan.FromSeconds(1),
                TimeSpan.FromSeconds(1)),
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

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task An_idle_connection_is_closed(int requests)
    {
        await using var app = await StartAsync(limits => limits.KeepAliveTimeout = TimeSpan.FromSeconds(1));
        await using var client = new RawClient(app);
        for (var i = 0; i < requests; i++)
        {
            Assert.Equal(200, (await client.AskAsync(Get("/fine"))).Status);
        }

        Assert.True(await client.IsClosedAsync());
        await AssertServedAsync(app);
    }

    [Fact]
    public async Task A_client_that_takes_an_answer_byte_by_byte_is_cut()
    {
        var ended = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = await StartAsync(
            limits => (limits.MinResponseRate, limits.ResponseGracePeriod) = (100_000_000, TimeSpan.FromSeconds(1)),
            app => app.Get("/large", async context =>
            {
                try
                {
                    await context.Bytes(new byte[Large], "application/octet-stream");
                    ended.TrySetResult(null);
                }
                catch (Exception error)
                {
                    ended.TrySetResult(error);
                    throw;
                }
            }));
        using var socket = Connect(app);
        socket.Send(Encoding.ASCII.GetBytes(Get("/large")));

        // What has come before the cut could be read for long after it, so the handler says when that is.
        var one = new byte[1];
        for (var late = DateTime.UtcNow + Patience; !ended.Task.IsCompleted && DateTime.UtcNow < late;)
        {
            Assert.Equal(1, socket.Receive(one));
            await Task.Delay(Pace);
        }

        Assert.IsAssignableFrom<IOException>(await ended.Task.WaitAsync(Patience));
        await AssertServedAsync(app);
        Assert.Empty(Errors.Errors);
    }

    [Fact]
    public async Task A_client_that_takes_an_answer_fast_enough_may_need_longer_than_the_grace_period()
    {
        await using var app = await StartAsync(
            limits => (limits.MinResponseRate, limits.ResponseGracePeriod) = (10_000, TimeSpan.FromSeconds(1)),
            app => app.Get("/large", async context =>
            {
                for (var (left, piece) = (Large, new byte[64 * 1024]); left > 0; left -= piece.Length)
                {
                    await context.Response.BodyWriter.WriteAsync(piece);
                }
            }));
        var socket = Connect(app);
        await using var client = Client(socket);
        await client.SendAsync(Get("/large"));

        var taken = 0;
        for (var buffer = new byte[Large / 50]; taken < Large;)
        {
            await Task.Delay(Pace);
            var received = socket.Receive(buffer);
            Assert.NotEqual(0, received);
            taken += received;
        }

        await AssertServedAsync(app);
    }

    [Fact]
    public async Task A_client_that_asks_again_and_again_and_never_reads_is_cut()
    {
        await using var app = await StartAsync(
            limits => (limits.MinResponseRate, limits.ResponseGracePeriod) = (1_000_000_000, TimeSpan.FromSeconds(1)),
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
