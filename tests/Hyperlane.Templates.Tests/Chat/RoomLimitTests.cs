using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Chat;

/// <summary>Rooms are made by who means it, only so many and so fast; they come in pages, and so does what was said.</summary>
[Collection<ChatTests>]
public sealed class RoomLimitTests(GeneratedChat chat)
{
    public static TheoryData<string> Databases => GeneratedChat.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_looks_at_a_room_does_not_create_it_and_who_speaks_does(string database)
    {
        await using var app = await chat.OnAsync(database);
        await using var ada = await ChatClient.JoinAsync(app.Url, "typo", "Ada");
        await using var bob = await ChatClient.JoinAsync(app.Url, "typo", "Bob");
        Assert.Equal(HttpStatusCode.NotFound,
            (await app.App.Client.GetAsync(new Uri("/rooms/typo/messages", UriKind.Relative))).StatusCode);
        Assert.Empty(await RoomsAsync(app.App));

        await ada.SayAsync("no typo", "1");

        Assert.Equal("no typo", (string?)(await bob.ReadAsync("message"))["text"]);
        await ada.ReadAsync("message");
        Assert.Equal(["typo"], Names(await RoomsAsync(app.App)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task There_are_no_more_rooms_than_the_setting_says(string database)
    {
        await using var app = await chat.OnAsync(database, "--Chat:MaxRooms=3");
        foreach (var name in new[] { "one", "two", "three", "two" })
        {
            Assert.True((await CreateAsync(app.App, name)).IsSuccessStatusCode);
        }

        var refused = await CreateAsync(app.App, "four");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Chat:MaxRooms", (string?)(await refused.Content.ReadFromJsonAsync<JsonObject>())!["detail"],
            StringComparison.Ordinal);
        await using var ada = await ChatClient.JoinAsync(app.Url, "five", "Ada");
        await ada.SayAsync("Is there room?", "1");
        var error = await ada.ReadAsync("error");
        Assert.Equal(("no-such-room", "1"), ((string?)error["code"], (string?)error["clientId"]));
        Assert.Equal(3, (await RoomsAsync(app.App)).Count);
        await using var bob = await ChatClient.JoinAsync(app.Url, "one", "Bob");
        await app.EnsureWellAsync(bob);
    }

    [Fact]
    public async Task Who_creates_rooms_too_fast_is_told_when_to_go_on_and_others_talk()
    {
        await using var app = await chat.OnAsync("sqlite", "--Chat:NewRoomsPerMinute=5");
        await using var bob = await ChatClient.JoinAsync(app.Url, "lobby", "Bob");
        await app.EnsureWellAsync(bob);

        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 12; i++)
        {
            answers.Add(await CreateAsync(app.App, $"room {i}"));
        }

        Assert.InRange(answers.Count(answer => answer.StatusCode == HttpStatusCode.Created), 4, 8);
        var refused = answers.First(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await CreateAsync(app.App, "lobby")).StatusCode); // this one is there
        await app.EnsureWellAsync(bob);
    }

    [Fact]
    public async Task Rooms_are_listed_in_pages()
    {
        await using var app = await chat.OnAsync("sqlite", "--Chat:NewRoomsPerMinute=1000");
        var names = Enumerable.Range(0, 25).Select(i => $"room {i:00}").ToList();
        foreach (var name in names)
        {
            Assert.Equal(HttpStatusCode.Created, (await CreateAsync(app.App, name)).StatusCode);
        }

        Assert.Equal(names.Take(10), Names(await RoomsAsync(app.App, "?limit=10")));
        Assert.Equal(names.Skip(10).Take(10), Names(await RoomsAsync(app.App, "?limit=10&after=room%2009")));
        Assert.Equal(names.Skip(20), Names(await RoomsAsync(app.App, "?limit=10&after=room%2019")));
        Assert.Empty(await RoomsAsync(app.App, "?after=zzz"));
        Assert.Equal(HttpStatusCode.BadRequest, (await app.App.Client.GetAsync(new Uri("/rooms?limit=501", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Who_asks_for_everything_since_the_beginning_is_sent_the_newest_thousand()
    {
        await using var app = await chat.OnAsync("sqlite");
        await CreateAsync(app.App, "lobby");
        await app.ExecuteAsync(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
            INSERT INTO messages (room, id, sender, text, at, client_id) SELECT 'lobby', i, 'Old', 'Message ' || i, i, i FROM n;
            UPDATE rooms SET last_id = 1200, last_at = 1200 WHERE name = 'lobby'
            """);

        await using var ada = await ChatClient.JoinAsync(app.Url, "lobby", "Ada", after: 0);

        Assert.Equal(Enumerable.Range(201, 1000), (await ada.ReadMessagesAsync(1000)).Select(message => (int)message["id"]!));
        await ada.SayAsync("new", "1");
        Assert.Equal(1201, (int)(await ada.ReadAsync("message"))["id"]!);
    }

    private static Task<HttpResponseMessage> CreateAsync(RunningApp app, string name) => app.Client.PostAsJsonAsync("/rooms", new { name });

    private static async Task<JsonArray> RoomsAsync(RunningApp app, string query = "")
        => (await app.Client.GetFromJsonAsync<JsonArray>("/rooms" + query))!;

    private static IEnumerable<string?> Names(JsonArray rooms) => rooms.Select(room => (string?)room!["name"]);
}
