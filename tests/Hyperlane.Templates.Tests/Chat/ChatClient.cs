using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Chat;

/// <summary>A person in a room, as a program of another's would be.</summary>
public sealed class ChatClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[64 * 1024];

    private ChatClient()
    {
    }

    /// <summary>How the server closed it, once it has.</summary>
    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    /// <summary>Connects, without a word yet.</summary>
    public static async Task<ChatClient> ConnectAsync(Uri server, string room, string name, long? after = null, string? session = null,
        Action<ClientWebSocketOptions>? configure = null)
    {
        var client = new ChatClient();
        if (session is not null)
        {
            client._socket.Options.AddSubProtocol("chat");
            client._socket.Options.AddSubProtocol("session." + session);
        }

        configure?.Invoke(client._socket.Options);
        var query = $"?name={Uri.EscapeDataString(name)}{(after is null ? "" : $"&after={after}")}";
        var address = new UriBuilder(new Uri(server, $"/rooms/{Uri.EscapeDataString(room)}/live{query}")) { Scheme = "ws" }.Uri;
        using var clock = new CancellationTokenSource(Patience);
        try
        {
            await client._socket.ConnectAsync(address, clock.Token);
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <summary>Connects and takes the welcome.</summary>
    public static async Task<ChatClient> JoinAsync(Uri server, string room, string name, long? after = null, string? session = null)
    {
        var client = await ConnectAsync(server, room, name, after, session);
        await client.ReadAsync("welcome");
        return client;
    }

    /// <summary>Says something.</summary>
    public Task SayAsync(string text, string clientId)
        => SendAsync(new JsonObject { ["type"] = "say", ["text"] = text, ["clientId"] = clientId }.ToJsonString());

    /// <summary>Sends anything, as text.</summary>
    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text);

    /// <summary>Sends anything.</summary>
    public async Task SendAsync(byte[] bytes, WebSocketMessageType type)
    {
        using var clock = new CancellationTokenSource(Patience);
        await _socket.SendAsync(bytes, type, true, clock.Token);
    }

    /// <summary>What comes next; null when the connection is closed.</summary>
    public async Task<JsonObject?> NextAsync()
    {
        using var clock = new CancellationTokenSource(Patience);
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(length), clock.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return JsonNode.Parse(_buffer.AsSpan(0, length))!.AsObject();
            }
        }
    }

    /// <summary>The next of a type; others are skipped.</summary>
    public async Task<JsonObject> ReadAsync(string type)
    {
        while (true)
        {
            var next = await NextAsync() ?? throw new InvalidOperationException($"Closed with {CloseStatus} before any {type} came.");
            if (next["type"]!.GetValue<string>() == type)
            {
                return next;
            }
        }
    }

    /// <summary>Reads until the server closes, and returns how it did.</summary>
    public async Task<int> ReadCloseAsync()
    {
        while (await NextAsync() is not null)
        {
        }

        return (int)CloseStatus!;
    }

    /// <summary>The next messages of people.</summary>
    public async Task<List<JsonObject>> ReadMessagesAsync(int count)
    {
        var messages = new List<JsonObject>();
        while (messages.Count < count)
        {
            messages.Add(await ReadAsync("message"));
        }

        return messages;
    }

    /// <summary>Closes, and waits for the other side to do so too.</summary>
    public async Task CloseAsync()
    {
        using var clock = new CancellationTokenSource(Patience);
        await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, clock.Token);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
