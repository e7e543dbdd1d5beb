using System.Net.WebSockets;
using System.Text.Json;
using Hyperlane.Testing;
using Xunit;

namespace HyperlaneChat._1.Tests;

/// <summary>The chat as it is, in this process, and people who talk over real WebSockets.</summary>
public sealed class ChatTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chat-").FullName;
    private TestApp _app = null!;

    public async ValueTask InitializeAsync()
#if (sqlite)
        => _app = await TestApp.StartAsync<ChatDatabase>($"--Chat:Database={Path.Combine(_folder, "chat.db")}");
#else
        => _app = await TestApp.StartAsync<ChatDatabase>(); // the database of appsettings.json; --Chat:Database=... names another
#endif

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_one_says_the_other_hears()
    {
        var room = $"test {Guid.NewGuid():N}"[..20];
        using var ada = await JoinAsync(room, "Ada");
        using var bob = await JoinAsync(room, "Bob");

        await SayAsync(ada, "Hello, Bob!");

        var heard = await ReadAsync<ChatMessage>(bob);
        Assert.Equal((1L, "Ada", "Hello, Bob!"), (heard.Id, heard.From, heard.Text));
        Assert.Equal(heard, await ReadAsync<ChatMessage>(ada)); // the receipt
    }

    [Fact]
    public async Task Who_comes_back_gets_what_was_missed()
    {
        var room = $"test {Guid.NewGuid():N}"[..20];
        using var ada = await JoinAsync(room, "Ada");
        await SayAsync(ada, "one");
        await SayAsync(ada, "two");
        await ReadAsync<ChatMessage>(ada);
        await ReadAsync<ChatMessage>(ada);

        using var bob = await JoinAsync(room, "Bob", after: 1);

        Assert.Equal("two", (await ReadAsync<ChatMessage>(bob)).Text);
    }

    private Task<ClientWebSocket> JoinAsync(string room, string name, int? after = null)
        => _app.ConnectWebSocketAsync($"/rooms/{Uri.EscapeDataString(room)}/live?name={name}&after={after}");

    private static Task SayAsync(ClientWebSocket socket, string text)
    {
        var message = new Incoming("say", text, Guid.NewGuid().ToString());
        return socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message, ChatJson.Default.Incoming), WebSocketMessageType.Text, true, default);
    }

    /// <summary>The next news of one kind.</summary>
    private static async Task<T> ReadAsync<T>(ClientWebSocket socket)
        where T : Outgoing
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            Assert.True(part.EndOfMessage && part.MessageType == WebSocketMessageType.Text);
            if (JsonSerializer.Deserialize(buffer.AsSpan(0, part.Count), ChatJson.Default.Outgoing) is T news)
            {
                return news;
            }
        }
    }
}
