using System.Net.WebSockets;
using static Hyperlane.TestKit.WebSocketClient;

namespace Hyperlane.Tests.WebSockets;

/// <summary>Handlers that do not read, or not yet: their peer is answered and missed all the same.</summary>
[Trait("Speed", "Slow")]
public sealed class UnreadTests
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    public static TheoryData<string> Kinds => ServedApp.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_ping_is_answered_and_a_close_ends_the_handler(string kind)
    {
        var end = new TaskCompletionSource<(WebSocketCloseStatus?, bool)>();
        await using var app = await ServedApp.StartAsync(kind, async socket =>
        {
            await UntilAsync(socket.Closed);
            end.SetResult((socket.CloseStatus, socket.IsOpen));
        });
        await using var client = await app.ConnectAsync();

        await client.SendAsync([.. Frame(0x89, [33]), .. Frame(0x8A, [34]), .. Frame(0x89, [35])]);
        Assert.Equal("8A !", await client.ReadFrameAsync());
        Assert.Equal("8A #", await client.ReadFrameAsync());
        await client.SendAsync(Close(4000));
        Assert.Equal("88 4000", await client.ReadFrameAsync());
        Assert.True(await client.IsClosedAsync());
        Assert.Equal(((WebSocketCloseStatus)4000, false), await end.Task.WaitAsync(Hang));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_loss_ends_the_handler(string kind)
    {
        var end = new TaskCompletionSource();
        await using var app = await ServedApp.StartAsync(kind, async socket =>
        {
            await UntilAsync(socket.Closed);
            end.SetResult();
        });
        await using (await app.ConnectAsync())
        {
        }

        await end.Task.WaitAsync(Hang);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Pings_and_a_close_behind_messages_are_seen_and_the_messages_stay(string kind)
    {
        var read = new List<string>();
        var end = new TaskCompletionSource();
        await using var app = await ServedApp.StartAsync(kind, async socket =>
        {
            await UntilAsync(socket.Closed);
            await foreach (var message in socket.ReadAllAsync())
            {
                read.Add(message.Text);
            }

            end.SetResult();
        });
        await using var client = await app.ConnectAsync();

        await client.SendAsync([.. Frame(0x89, [33]), .. Text("one"), .. Frame(0x89, [34]), .. Frame(0x01, [116]), .. Frame(0x89, [35]),
            .. Frame(0x00, [119])]);
        Assert.Equal("8A !", await client.ReadFrameAsync());
        Assert.Equal("8A \"", await client.ReadFrameAsync());
        Assert.Equal("8A #", await client.ReadFrameAsync());
        await client.SendAsync([.. Frame(0x80, [111]), .. Close(1000)]);

        // No ping is answered twice.
        Assert.Equal("88 1000", await client.ReadFrameAsync());
        await end.Task.WaitAsync(Hang);
        Assert.Equal(["one", "two"], read);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Who_reads_after_all_finds_everything(string kind)
    {
        var go = new TaskCompletionSource();
        await using var app = await ServedApp.StartAsync(kind, async socket =>
        {
            await foreach (var message in socket.ReadAllAsync())
            {
                await go.Task;
                await socket.SendAsync(message.Text);
            }
        });
        await using var client = await app.ConnectAsync();

        for (var round = 0; round < 3; round++)
        {
            // A frame in two parts, so that the handler leaves off in the middle of one.
            var frame = Text($"later {round}");
            await client.SendAsync([.. Text($"now {round}"), .. frame[..9]]);
            await client.SendAsync([.. frame[9..], .. Frame(0x89, [33])]);
            Assert.Equal("8A !", await client.ReadFrameAsync());
            go.SetResult();
            Assert.Equal($"81 now {round}", await client.ReadFrameAsync());
            Assert.Equal($"81 later {round}", await client.ReadFrameAsync());
            go = new TaskCompletionSource();
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_not_read_is_not_taken_either(string kind)
    {
        const int count = 400;
        var go = new TaskCompletionSource();
        var read = 0L;
        await using var app = await ServedApp.StartAsync(kind, async socket =>
        {
            await go.Task;
            await foreach (var message in socket.ReadAllAsync())
            {
                read += message.Bytes.Length;
            }
        });
        await using var client = await app.ConnectAsync();
        var sent = 0;
        var sending = Task.Run(async () =>
        {
            var frame = Frame(0x82, new byte[256 * 1024]);
            for (; sent < count; Interlocked.Increment(ref sent))
            {
                await client.SendAsync(frame);
            }

            await client.SendAsync(Close(1000));
        });

        // Until it stands still, which it does when the kernel's buffers are full.
        for (var (before, same) = (-1, 0); same < 3; same = before == Volatile.Read(ref sent) ? same + 1 : 0)
        {
            before = Volatile.Read(ref sent);
            await Task.Delay(250);
        }

        Assert.InRange(Volatile.Read(ref sent), 0, count - 1);
        go.SetResult();
        await sending.WaitAsync(Hang);
        Assert.Equal("88 1000", await client.ReadFrameAsync());
        Assert.Equal(count * 256L * 1024, read);
    }

    [Theory]
    [InlineData("88 1002", 0x83)]
    [InlineData("88 1002", 0x09)]
    public async Task A_fault_is_told_at_once(string answer, int first)
    {
        await using var app = await ServedApp.StartAsync("memory", socket => UntilAsync(socket.Closed));
        await using var client = await app.ConnectAsync();

        await client.SendAsync(Frame(first, []));

        Assert.Equal(answer, await client.ReadFrameAsync());
        Assert.True(await client.IsClosedAsync());
    }

    private static async Task UntilAsync(CancellationToken token)
    {
        var fired = new TaskCompletionSource();
        await using var registration = token.UnsafeRegister(static fired => ((TaskCompletionSource)fired!).SetResult(), fired);
        await fired.Task.WaitAsync(Hang, CancellationToken.None);
    }
}
