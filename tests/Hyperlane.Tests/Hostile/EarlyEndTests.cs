using System.Net.Sockets;
using System.Text;

namespace Hyperlane.Tests.Hostile;

/// <summary>Connections that end before they should: closed by half, reset, in the middle of anything.</summary>
public sealed class EarlyEndTests : HostileTests
{
    private const string Post = "POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello";

    [Fact]
    public async Task A_client_that_only_closes_its_side_gets_its_answers()
    {
        await using var app = await StartAsync();
        var socket = Connect(app);
        await using var client = Client(socket);

        await client.SendAsync(Post + Get("/fine"));
        socket.Shutdown(SocketShutdown.Send);

        Assert.Equal("5", (await client.ReadAsync()).Body);
        Assert.Equal("fine", (await client.ReadAsync()).Body);
        Assert.True(await client.IsClosedAsync());
    }

    [Fact]
    public async Task What_a_client_sends_behind_its_last_request_takes_no_answer_away()
    {
        // To close a socket with bytes unread resets it, and what the client has not read yet may be lost (RFC 9112 §9.6).
        const int Size = 200_000;
        await using var app = await StartAsync(declare: app =>
            app.Get("/large", context => context.Bytes(new byte[Size], "application/octet-stream")));
        var socket = Connect(app);
        await using var client = Client(socket);

        await client.SendAsync("GET /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
            + string.Concat(Enumerable.Repeat(Get("/fine"), 2000)));

        var answer = await client.ReadAsync();
        Assert.Equal((200, true, Size), (answer.Status, answer.Closes, answer.Body.Length));
        Assert.Equal(0, socket.Receive(new byte[1]));
    }

    [Fact]
    public async Task A_body_that_ends_early_is_a_bad_request()
    {
        await using var app = await StartAsync();
        var socket = Connect(app);
        await using var client = Client(socket);

        await client.SendAsync(Post[..^2]);
        socket.Shutdown(SocketShutdown.Send);

        Assert.Equal(400, (await client.ReadAsync()).Status);
        Assert.True(await client.IsClosedAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_may_end_at_every_byte(bool reset)
    {
        await using var app = await StartAsync();
        var bytes = Encoding.ASCII.GetBytes(Post);

        for (var length = 0; length <= bytes.Length; length++)
        {
            var socket = Connect(app);
            socket.Send(bytes.AsSpan(0, length));
            if (reset)
            {
                Reset(socket);
            }
            else
            {
                socket.Dispose();
            }
        }

        await AssertServedAsync(app);
        Assert.Empty(Errors.Errors);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    [InlineData(3_000_000)]
    public async Task A_client_may_reset_in_the_middle_of_an_answer(int after)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = await StartAsync(declare: app => app.Get("/endless", async context =>
        {
            try
            {
                for (var piece = new byte[10_000]; ;)
                {
                    await context.Response.BodyWriter.WriteAsync(piece);
                }
            }
            finally
            {
                ended.SetResult();
            }
        }));
        var socket = Connect(app);
        socket.Send(Encoding.ASCII.GetBytes(Get("/endless")));
        var buffer = new byte[64 * 1024];
        for (var read = 0; read < after;)
        {
            read += socket.Receive(buffer);
        }

        Reset(socket);

        await ended.Task.WaitAsync(Patience);
        await AssertServedAsync(app);
        Assert.Empty(Errors.Errors);
    }

    [Fact]
    public async Task A_handler_that_watches_learns_that_its_client_has_left()
    {
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = await StartAsync(declare: app => app.Get("/wait", async context =>
        {
            using var _ = context.RequestAborted.Register(left.SetResult);
            began.SetResult();
            await left.Task;
        }));
        var socket = Connect(app);
        socket.Send(Encoding.ASCII.GetBytes(Get("/wait")));
        await began.Task.WaitAsync(Patience);

        Reset(socket);

        await left.Task.WaitAsync(Patience);
        await AssertServedAsync(app);
    }
}
