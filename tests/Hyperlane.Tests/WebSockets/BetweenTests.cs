using System.Net.WebSockets;
using System.Text;
using Hyperlane.Tests.WebSockets.Rfc;
using Hyperlane.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using static Hyperlane.TestKit.WebSocketClient;

namespace Hyperlane.Tests.WebSockets;

/// <summary>What happens between the parts of a message, and between a close and its answer.</summary>
public sealed class BetweenTests
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);
    private static readonly byte[] Long = DeflateCases.Deflate(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 300))));

    [Fact]
    public async Task What_is_said_in_a_room_waits_for_the_last_part()
    {
        HyperlaneApp declared = null!;
        await using var app = await ServedApp.StartAsync("memory", app =>
        {
            declared = app;
            app.WebSocket("/socket", async socket =>
            {
                var rooms = declared.Services.GetRequiredService<Rooms>();
                await using var me = await rooms.JoinAsync("red", "Ada", socket);
                await socket.SendPartAsync("a"u8.ToArray(), isText: true, isLast: false);
                for (var i = 0; i < 10; i++)
                {
                    me.Send(PreparedMessage.Text($"room {i}"));
                }

                // Only control frames may go between: the client's ping is answered.
                await foreach (var message in socket.ReadAllAsync())
                {
                    await socket.SendPartAsync(message.Bytes, isText: true, isLast: true);
                }
            });
        });
        await using var client = await app.ConnectAsync();

        await client.SendAsync(Frame(0x89, [33]));
        Assert.Equal("01 a", await client.ReadFrameAsync());
        Assert.Equal("8A !", await client.ReadFrameAsync());
        await client.SendAsync(Text("b"));
        Assert.Equal("80 b", await client.ReadFrameAsync());
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal($"81 room {i}", await client.ReadFrameAsync());
        }

        await client.SendAsync(Close(1000));
        Assert.Equal("88 1000", await client.ReadFrameAsync());
    }

    [Fact]
    public async Task A_message_between_parts_is_refused_and_the_parts_go_on()
    {
        await using var app = await ServedApp.StartAsync("memory", async socket =>
        {
            await socket.SendPartAsync("a"u8.ToArray(), isText: true, isLast: false);
            await Assert.ThrowsAsync<InvalidOperationException>(() => socket.SendAsync("x").AsTask());
            await Assert.ThrowsAsync<InvalidOperationException>(() => socket.SendAsync(PreparedMessage.Text("x")).AsTask());
            await socket.SendPartAsync("b"u8.ToArray(), isText: true, isLast: true);
            await socket.SendAsync("c");
        });
        await using var client = await app.ConnectAsync();

        Assert.Equal("01 a", await client.ReadFrameAsync());
        Assert.Equal("80 b", await client.ReadFrameAsync());
        Assert.Equal("81 c", await client.ReadFrameAsync());
        Assert.Equal("88 1000", await client.ReadFrameAsync());
    }

    /// <summary>A first part that was given up was never sent: the next part begins the message.</summary>
    [Fact]
    public async Task A_part_that_is_given_up_leaves_no_trace()
    {
        var given = new TaskCompletionSource();
        await using var app = await ServedApp.StartAsync("memory", async socket =>
        {
            var slow = socket.SendAsync(new byte[4 * 1024 * 1024]).AsTask();
            Assert.False(slow.IsCompleted);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => socket.SendPartAsync("x"u8.ToArray(), isText: true, isLast: false, new CancellationToken(true)).AsTask());
            given.SetResult();
            await slow;
            await socket.SendPartAsync("a"u8.ToArray(), isText: true, isLast: true);
        });
        await using var client = await app.ConnectAsync();

        await given.Task.WaitAsync(Hang, TestContext.Current.CancellationToken);
        Assert.Equal(0x82, (await client.ReadBytesAsync()).First);
        Assert.Equal("81 a", await client.ReadFrameAsync());
    }

    /// <summary>
    /// Reading that was given up in the middle of a message, and goes on in the other way: nothing is lost, nothing comes twice.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reading_whole_then_in_parts(bool isCompressed)
    {
        using var given = new CancellationTokenSource();
        var read = new TaskCompletionSource<string>();
        await using var app = await ServedApp.StartAsync("memory", async socket =>
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            {
                await foreach (var _ in socket.ReadAllAsync(given.Token))
                {
                }
            });
            var text = new StringBuilder();
            await foreach (var part in socket.ReadPartsAsync())
            {
                text.Append(Encoding.UTF8.GetString(part.Bytes.Span)).Append(part.IsLast ? "." : "");
            }

            read.SetResult(text.ToString());
        }, options => options.Compression = true);
        await using var client = await app.ConnectAsync(isCompressed ? "Sec-WebSocket-Extensions: permessage-deflate\r\n" : "");
        var payload = isCompressed ? Long : "whole"u8.ToArray();

        await client.SendAsync([.. Frame(isCompressed ? 0x41 : 0x01, payload[..3]), .. Frame(0x89, [33])]);
        Assert.Equal("8A !", await client.ReadFrameAsync());
        await given.CancelAsync();
        await client.SendAsync([.. Frame(0x80, payload[3..]), .. Close(1000)]);

        Assert.Equal(isCompressed ? string.Concat(Enumerable.Range(0, 300)) + "." : "whole.",
            await read.Task.WaitAsync(Hang, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Reading_in_parts_then_whole()
    {
        var read = new TaskCompletionSource<string>();
        var hasPart = new TaskCompletionSource();
        await using var app = await ServedApp.StartAsync("memory", async socket =>
        {
            await foreach (var part in socket.ReadPartsAsync())
            {
                Assert.Equal("wh", Encoding.UTF8.GetString(part.Bytes.Span));
                hasPart.SetResult();
                break;
            }

            await foreach (var message in socket.ReadAllAsync())
            {
                read.TrySetResult(message.Text);
            }
        });
        await using var client = await app.ConnectAsync();

        await client.SendAsync(Frame(0x01, "wh"u8.ToArray()));
        await hasPart.Task.WaitAsync(Hang, TestContext.Current.CancellationToken);
        await client.SendAsync([.. Frame(0x80, "ole"u8.ToArray()), .. Close(1000)]);

        Assert.Equal("ole", await read.Task.WaitAsync(Hang, TestContext.Current.CancellationToken));
    }

    /// <summary>RFC 6455 §5.5.1: between our close and the peer's, its messages are read, and its pings are not answered.</summary>
    [Fact]
    public async Task Behind_our_close_the_peer_may_go_on()
    {
        var end = new TaskCompletionSource<(string Read, WebSocketCloseStatus? Status)>();
        await using var app = await ServedApp.StartAsync("memory", async socket =>
        {
            await socket.CloseAsync((WebSocketCloseStatus)4001);
            await Assert.ThrowsAsync<IOException>(() => socket.SendAsync("late").AsTask());
            var read = "";
            await foreach (var message in socket.ReadAllAsync())
            {
                read += message.Text;
            }

            end.SetResult((read, socket.CloseStatus));
        });
        await using var client = await app.ConnectAsync();

        Assert.Equal("88 4001", await client.ReadFrameAsync());
        await client.SendAsync([.. Text("a"), .. Frame(0x89, [33]), .. Text("b"), .. Close(4002), .. Text("c")]);

        Assert.Equal(("ab", (WebSocketCloseStatus)4002), await end.Task.WaitAsync(Hang, TestContext.Current.CancellationToken));
        Assert.True(await client.IsClosedAsync());
    }

    /// <summary>What comes behind a breach is not read, not even a close; how it ended stays what it was.</summary>
    [Fact]
    public async Task Behind_a_breach_nothing_counts()
    {
        var end = new TaskCompletionSource<(string Read, WebSocketCloseStatus? Status)>();
        await using var app = await ServedApp.StartAsync("memory", async socket =>
        {
            var read = "";
            await foreach (var message in socket.ReadAllAsync())
            {
                read += message.Text;
            }

            end.SetResult((read, socket.CloseStatus));
        });
        await using var client = await app.ConnectAsync();

        await client.SendAsync([.. Text("a"), .. Frame(0x83, []), .. Text("b"), .. Frame(0x89, [33]), .. Close(1000)]);

        Assert.Equal("88 1002", await client.ReadFrameAsync());
        Assert.True(await client.IsClosedAsync());
        Assert.Equal(("a", WebSocketCloseStatus.ProtocolError), await end.Task.WaitAsync(Hang, TestContext.Current.CancellationToken));
    }
}
