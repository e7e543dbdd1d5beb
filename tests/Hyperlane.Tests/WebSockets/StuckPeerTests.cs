using System.Text;
using Hyperlane.WebSockets;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Tests.WebSockets;

/// <summary>Peers that do not take what they are sent: they are cut, and leave their rooms, also while a send is under way.</summary>
[Trait("Speed", "Slow")]
public sealed class StuckPeerTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);
    private static readonly byte[] Piece = new byte[64 * 1024];

    public static TheoryData<string> OnPorts => ServedApp.OnPorts;

    [Theory]
    [MemberData(nameof(OnPorts))]
    public Task One_that_does_not_read_leaves_after_the_grace_period(string kind)
        => AssertLeavesAsync(kind, builder => builder.Options.Limits.ResponseGracePeriod = TimeSpan.FromSeconds(1));

    [Theory]
    [MemberData(nameof(OnPorts))]
    public Task Where_any_pace_will_do_it_leaves_after_the_keep_alive_time(string kind)
        => AssertLeavesAsync(kind, builder =>
        {
            builder.Options.Limits.MinResponseRate = 0;
            (builder.Options.WebSockets.KeepAliveInterval, builder.Options.WebSockets.KeepAliveTimeout) =
                (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        });

    [Theory]
    [MemberData(nameof(OnPorts))]
    public async Task One_that_reads_slowly_stays(string kind)
    {
        var ended = new TaskCompletionSource<string>();
        await using var app = await StartAsync(kind, ended, builder =>
        {
            (builder.Options.Limits.MinResponseRate, builder.Options.Limits.ResponseGracePeriod) = (20_000, TimeSpan.FromSeconds(2));
            (builder.Options.WebSockets.KeepAliveInterval, builder.Options.WebSockets.KeepAliveTimeout) =
                (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        });
        var (_, stream) = await app.ConnectOnPortAsync(receiveBuffer: 16 * 1024);
        await using var _ = stream;
        await stream.WriteAsync(Encoding.ASCII.GetBytes(WebSocketClient.Request("/socket")), TestContext.Current.CancellationToken);

        var buffer = new byte[6000];
        for (var i = 0; i < 60; i++)
        {
            await stream.ReadExactlyAsync(buffer, TestContext.Current.CancellationToken);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.False(ended.Task.IsCompleted);
        Assert.Equal(["red"], app.Services.GetRequiredService<Rooms>().Names);
    }

    private static async Task AssertLeavesAsync(string kind, Action<HyperlaneAppBuilder> configure)
    {
        var ended = new TaskCompletionSource<string>();
        await using var app = await StartAsync(kind, ended, configure);
        var (_, stream) = await app.ConnectOnPortAsync();
        await using var _ = stream;
        await stream.WriteAsync(Encoding.ASCII.GetBytes(WebSocketClient.Request("/socket")), TestContext.Current.CancellationToken);

        Assert.Equal("The peer does not take what it is sent.", await ended.Task.WaitAsync(Bound, TestContext.Current.CancellationToken));
        Assert.Empty(app.Services.GetRequiredService<Rooms>().Names);
    }

    private static Task<ServedApp> StartAsync(string kind, TaskCompletionSource<string> ended, Action<HyperlaneAppBuilder> configure)
    {
        HyperlaneApp app = null!;
        return ServedApp.StartAsync(
            kind,
            declared =>
            {
                app = declared;
                declared.WebSocket("/socket", async socket =>
                {
                    try
                    {
                        await using var me = await app.Services.GetRequiredService<Rooms>().JoinAsync("red", "Ada", socket, socket.Closed);
                        while (true)
                        {
                            await socket.SendAsync(Piece);
                        }
                    }
                    finally
                    {
                        ended.TrySetResult(socket.CloseReason);
                    }
                });
            },
            configure);
    }
}
