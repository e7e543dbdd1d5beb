using Hyperlane.Testing;
using Hyperlane.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.WebSockets;

/// <summary>Rooms that are entered and left while the backplane has not answered yet.</summary>
public sealed class LateRoomTests
{
    [Fact]
    public async Task Who_enters_and_leaves_before_the_room_is_open_leaves_no_subscription()
    {
        const int clients = 20;
        var backplane = new LateBackplane();
        await using var app = await TestApp.StartAsync(
            app => app.WebSocket("/live", async socket =>
            {
                var rooms = app.Services.GetRequiredService<Rooms>();
                await using var me = await rooms.TryEnterAsync($"room {Guid.NewGuid()}", "Ada", null, socket.Closed);
            }),
            new TestAppOptions
            {
                InMemory = false,
                Configure = builder =>
                {
                    builder.Logging.ClearProviders();
                    builder.Services.AddSingleton<IBackplane>(backplane);
                },
            });
        using var hang = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var rooms = app.Services.GetRequiredService<Rooms>();

        for (var i = 0; i < clients; i++)
        {
            using var socket = await app.ConnectWebSocketAsync("/live", null, hang.Token);
            await UntilAsync(() => rooms.Names.Count == 1);
            socket.Abort();
            await UntilAsync(() => rooms.Names.Count == 0);
        }

        Assert.Equal((clients, 0, 0), (backplane.Asked, backplane.Begun, backplane.Ended));
        backplane.Answer();
        await UntilAsync(() => backplane.Ended == clients);
        Assert.Equal(clients, backplane.Begun);

        async Task UntilAsync(Func<bool> holds)
        {
            while (!holds())
            {
                await Task.Delay(5, hang.Token);
            }
        }
    }
}
