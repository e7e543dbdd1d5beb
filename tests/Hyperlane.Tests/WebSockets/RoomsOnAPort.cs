using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using Hyperlane.Http;
using Hyperlane.Testing;
using Hyperlane.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.WebSockets;

/// <summary>
/// An app with rooms on a port, with event loops, and who joins them. "/others x" goes to all but oneself, "/Ada x" to Ada, "/echo x" back.
/// </summary>
public abstract class RoomsOnAPort : IAsyncLifetime
{
    private readonly CancellationTokenSource _hang = new(TimeSpan.FromSeconds(60));

    // Rung by each who hears the room from then on: the client knows that it is connected before that.
    private readonly SemaphoreSlim _joined = new(0);
    private TestApp _app = null!;

    private protected RoomOptions Options { get; } = new();

    private protected WebSocketOptions Sockets { get; } = new();

    private protected ConcurrentDictionary<string, RoomMember> Members { get; } = new();

    private protected Rooms Rooms => _app.Services.GetRequiredService<Rooms>();

    /// <summary>Fires when the test hangs.</summary>
    private protected CancellationToken Stop => _hang.Token;

    public async ValueTask InitializeAsync() => _app = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _joined.Dispose();
        _hang.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
        {
            await Task.Delay(5, _hang.Token);
        }
    }

    private Task<TestApp> StartAsync() => TestApp.StartAsync(
        app =>
        {
            app.Get("/rooms/{room}", context => ServeAsync(context, slowly: false));
            app.Get("/slowly/{room}", context => ServeAsync(context, slowly: true));
        },
        new TestAppOptions
        {
            InMemory = false,
            Configure = builder =>
            {
                builder.Logging.ClearProviders();
                builder.Options.Rooms = Options;
                builder.Options.WebSockets = Sockets;
            },
        });

    private async ValueTask ServeAsync(HttpContext context, bool slowly)
    {
        var (room, name) = (context.Request.RouteValues["room"]!, context.Request.Query["name"]!);
        await using var me = await Rooms.TryEnterAsync(room, name, context.Request.Query["session"]);
        if (me is null)
        {
            await context.Problem(409, "The name is taken.");
            return;
        }

        await context.WebSocket(async socket =>
        {
            Members[name] = me;
            me.Connect(socket);
            _joined.Release();
            if (slowly)
            {
                await foreach (var message in socket.ReadAllAsync())
                {
                    await socket.SendAsync("welcome");
                    break;
                }
            }

            me.Open();
            await foreach (var message in socket.ReadAllAsync())
            {
                var words = message.Text.Split(' ', 2);
                await (words[0] switch
                {
                    "/others" => Rooms.SendAsync(room, PreparedMessage.Text($"{name}: {words[1]}"), except: me),
                    "/echo" => socket.SendAsync(words[1]),
                    ['/', .. var to] => Rooms.SendToAsync(room, to, PreparedMessage.Text($"{name}: {words[1]}")),
                    _ => Rooms.SendAsync(room, PreparedMessage.Text($"{name}: {message.Text}")),
                });
            }

            if (await me.LeaveAsync())
            {
                await Rooms.SendAsync(room, PreparedMessage.Text($"{name} left"));
            }
        });
    }

    private protected async Task<ClientWebSocket> JoinAsync(
        string room, string name, string session = "", string? path = null, bool deflate = false)
    {
        var socket = await _app.ConnectWebSocketAsync(
            $"{path ?? $"/rooms/{room}"}?name={name}{(session.Length > 0 ? $"&session={session}" : "")}",
            options => options.DangerousDeflateOptions = deflate ? new WebSocketDeflateOptions() : null,
            _hang.Token);
        await _joined.WaitAsync(_hang.Token);
        return socket;
    }

    private protected Task SayAsync(ClientWebSocket socket, string text)
        => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, _hang.Token);

    /// <summary>The number that the next message begins with; words are skipped.</summary>
    private protected async Task<int> ReadNumberAsync(ClientWebSocket socket)
    {
        int number;
        while (!int.TryParse((await ReadAsync(socket)).Split(' ')[0], out number))
        {
        }

        return number;
    }

    private protected async Task<string> ReadAsync(ClientWebSocket socket)
    {
        var buffer = new byte[256 * 1024];
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), _hang.Token);
            length += part.Count;
            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(buffer, 0, length);
            }
        }
    }
}
