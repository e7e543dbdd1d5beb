using System.Net.WebSockets;
using System.Text.Json;
using Hyperlane.Testing;
#if (postgres)
using Microsoft.Extensions.Configuration;
using Npgsql;
#endif
using Xunit;

namespace HyperlaneChat._1.Tests;

/// <summary>The chat as it is, in this process, and people who talk over real WebSockets.</summary>
public sealed class ChatTests : IAsyncLifetime
{
#if (sqlite)
    private readonly string _folder = Directory.CreateTempSubdirectory("chat-").FullName;
#else
    // The database is that of appsettings.json, or of Chat__Database in the environment; the tables are in a schema that is gone
    // afterwards.
    private static readonly string Database = new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).AddEnvironmentVariables().Build()["Chat:Database"]!;

    private readonly string _schema = $"test_{Guid.NewGuid():N}";
#endif
    private TestApp _app = null!;

#if (sqlite)
    public async ValueTask InitializeAsync()
        => _app = await TestApp.StartAsync<ChatDatabase>($"--Chat:Database={Path.Combine(_folder, "chat.db")}");

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
#else
    public async ValueTask InitializeAsync()
    {
        await ExecuteAsync($"CREATE SCHEMA {_schema}");
        _app = await TestApp.StartAsync<ChatDatabase>($"--Chat:Database={Database};Search Path={_schema}");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await ExecuteAsync($"DROP SCHEMA {_schema} CASCADE");
    }
#endif

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
        return socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message, ChatJson.Default.Incoming), WebSocketMessageType.Text,
            true, default);
    }

#if (postgres)
    private static async Task ExecuteAsync(string sql)
    {
        await using var database = NpgsqlDataSource.Create(Database);
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

#endif
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
