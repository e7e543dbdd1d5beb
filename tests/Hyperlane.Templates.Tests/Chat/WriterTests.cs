namespace Hyperlane.Templates.Tests.Chat;

/// <summary>The loop that stores messages survives whatever becomes of one of them, and so does everybody else.</summary>
[Collection<ChatTests>]
public sealed class WriterTests(GeneratedChat chat)
{
    public static TheoryData<string> Databases => GeneratedChat.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_speaks_in_a_room_that_was_removed_is_refused_and_may_begin_it_anew(string database)
    {
        await using var app = await chat.OnAsync(database);
        await using var carl = await ChatClient.JoinAsync(app.Url, "elsewhere", "Carl");
        await using var bob = await ChatClient.JoinAsync(app.Url, "lobby", "Bob");
        await using var ada = await ChatClient.JoinAsync(app.Url, "lobby", "Ada");
        await SayAsync(ada, 3);
        await app.RemoveAsync("lobby");

        await ada.SayAsync("into nothing", "4");
        var refused = await ada.ReadAsync("error");

        Assert.Equal(("no-such-room", "4"), ((string?)refused["code"], (string?)refused["clientId"]));
        await app.EnsureWellAsync(carl);
        Assert.Equal((4404, 4404), (await ada.ReadCloseAsync(), await bob.ReadCloseAsync()));
        await using var again = await ChatClient.ConnectAsync(app.Url, "lobby", "Ada", after: 3);
        Assert.Equal(0, (int)(await again.ReadAsync("welcome"))["lastId"]!);
        await using var witness = await ChatClient.JoinAsync(app.Url, "lobby", "Bob");
        await again.SayAsync("from the beginning", "4");
        var heard = await witness.ReadAsync("message");
        Assert.Equal((1, "from the beginning"), ((int)heard["id"]!, (string?)heard["text"]));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_is_silent_in_a_room_that_was_removed_is_told_too(string database)
    {
        await using var app = await chat.OnAsync(database);
        await using var ada = await ChatClient.JoinAsync(app.Url, "lobby", "Ada");
        await SayAsync(ada, 1);

        await app.RemoveAsync("lobby");

        Assert.Equal(4404, await ada.ReadCloseAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_message_that_the_database_refuses_fails_alone(string database)
    {
        const int people = 20;
        await using var app = await chat.OnAsync(database);
        await using var first = await ChatClient.JoinAsync(app.Url, "lobby", "First");
        await SayAsync(first, 1);
        await app.ExecuteAsync(database == "sqlite"
            ? "CREATE TRIGGER no_poison BEFORE INSERT ON messages WHEN NEW.text = 'poison' BEGIN SELECT RAISE(ABORT, 'poison'); END"
            : "ALTER TABLE messages ADD CONSTRAINT no_poison CHECK (text <> 'poison')");
        var clients = await Task.WhenAll(Enumerable.Range(0, people).Select(i => ChatClient.JoinAsync(app.Url, "lobby", $"P{i}")));

        // All at once, so that some of them are stored together.
        await Task.WhenAll(clients.Select((client, i) => client.SayAsync(i % 5 == 0 ? "poison" : "food", $"own-{i}")));
        var answers = await Task.WhenAll(clients.Select(async (client, i) =>
        {
            while (true)
            {
                var next = (await client.NextAsync())!;
                if ((string?)next["clientId"] == $"own-{i}")
                {
                    return (string?)next["code"] ?? (string?)next["text"];
                }
            }
        }));

        Assert.Equal(Enumerable.Range(0, people).Select(i => i % 5 == 0 ? "storage" : "food"), answers);
        await app.EnsureWellAsync(first);
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_room_whose_row_alone_was_deleted_goes_on_behind_its_messages()
    {
        await using var app = await chat.OnAsync("sqlite");
        await using var ada = await ChatClient.JoinAsync(app.Url, "lobby", "Ada");
        await SayAsync(ada, 3);
        await app.ExecuteAsync("PRAGMA foreign_keys = OFF; DELETE FROM rooms"); // as the sqlite3 tool does
        Assert.Equal(4404, await ada.ReadCloseAsync());

        await using var again = await ChatClient.JoinAsync(app.Url, "lobby", "Ada");
        await again.SayAsync("more", "more");

        Assert.Equal(4, (int)(await again.ReadAsync("message"))["id"]!);
    }

    private static async Task SayAsync(ChatClient client, int count)
    {
        for (var i = 1; i <= count; i++)
        {
            await client.SayAsync($"{i}", $"{i}");
        }

        await client.ReadMessagesAsync(count);
    }
}
