using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Chat;

/// <summary>What the chat promises to who talks to it by a program.</summary>
[Collection<ChatTests>]
public sealed class TalkTests(GeneratedChat chat) : IAsyncLifetime
{
    private RunningApp _app = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _app = await chat.StartAsync(chat.NewDatabase());

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task What_one_says_all_hear_and_the_sender_has_a_receipt()
    {
        await using var ada = await ChatClient.ConnectAsync(_app.Url, "lobby", "Ada");
        Assert.Equal("""{"type":"welcome","room":"lobby","you":"Ada","members":["Ada"],"lastId":0}""",
            (await ada.NextAsync())!.ToJsonString());
        await using var bob = await ChatClient.JoinAsync(_app.Url, "lobby", "Bob");
        Assert.Equal("""{"type":"joined","name":"Bob"}""", (await ada.NextAsync())!.ToJsonString());

        await ada.SayAsync("Hello 日本 <b>", "a-1");

        var heard = (await bob.NextAsync())!;
        Assert.Equal((1, "Ada", "Hello 日本 <b>", "a-1"), (heard["id"]!.GetValue<int>(), heard["from"]!.GetValue<string>(),
            heard["text"]!.GetValue<string>(), heard["clientId"]!.GetValue<string>()));
        Assert.InRange(heard["at"]!.GetValue<DateTime>(), DateTime.UtcNow.AddMinutes(-1), DateTime.UtcNow.AddMinutes(1));
        Assert.Equal(heard.ToJsonString(), (await ada.NextAsync())!.ToJsonString());

        await bob.SendAsync("""{"type":"typing"}""");
        Assert.Equal("""{"type":"typing","name":"Bob"}""", (await ada.NextAsync())!.ToJsonString());
        await bob.CloseAsync();
        Assert.Equal("""{"type":"left","name":"Bob"}""", (await ada.NextAsync())!.ToJsonString());
    }

    [Fact]
    public async Task What_is_sent_twice_is_stored_once_and_has_a_receipt_each_time()
    {
        await using var ada = await ChatClient.JoinAsync(_app.Url, "lobby", "Ada");

        await ada.SayAsync("once", "same");
        await ada.SayAsync("once", "same");
        await ada.SayAsync("more", "other");

        var messages = await ada.ReadMessagesAsync(3);
        Assert.Equal([1L, 1L, 2L], messages.Select(message => message["id"]!.GetValue<long>()));
        Assert.Equal(2, (await HistoryAsync("lobby")).Count);
    }

    [Fact]
    public async Task Who_was_away_gets_what_was_said_meanwhile_and_then_what_is_said()
    {
        await using var ada = await ChatClient.JoinAsync(_app.Url, "lobby", "Ada");
        for (var i = 1; i <= 25; i++)
        {
            await ada.SayAsync($"{i}", $"{i}");
        }

        await ada.ReadMessagesAsync(25);
        await using var bob = await ChatClient.ConnectAsync(_app.Url, "lobby", "Bob", after: 20);
        Assert.Equal(25, (await bob.NextAsync())!["lastId"]!.GetValue<int>());
        await ada.SayAsync("26", "26");

        Assert.Equal(["21", "22", "23", "24", "25", "26"], (await bob.ReadMessagesAsync(6)).Select(message =>
            message["text"]!.GetValue<string>()));
    }

    [Fact]
    public async Task History_is_read_backwards_in_pages()
    {
        await using var ada = await ChatClient.JoinAsync(_app.Url, "a room", "Ada");
        for (var i = 1; i <= 12; i++)
        {
            await ada.SayAsync($"{i}", $"{i}");
        }

        await ada.ReadMessagesAsync(12);

        Assert.Equal([8L, 9, 10, 11, 12], await IdsAsync("?limit=5"));
        Assert.Equal([3L, 4, 5, 6, 7], await IdsAsync("?limit=5&before=8"));
        Assert.Equal([1L, 2], await IdsAsync("?limit=5&before=3"));
        Assert.Empty(await IdsAsync("?before=1"));
        Assert.Equal(HttpStatusCode.NotFound,
            (await _app.Client.GetAsync(new Uri("/rooms/nowhere/messages", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest,
            (await _app.Client.GetAsync(new Uri("/rooms/lobby/messages?limit=201", UriKind.Relative))).StatusCode);

        async Task<IEnumerable<long>> IdsAsync(string query)
            => (await HistoryAsync("a%20room", query)).Select(message => message!["id"]!.GetValue<long>());
    }

    [Fact]
    public async Task Rooms_are_listed_with_who_is_there_and_can_be_created()
    {
        var created = await _app.Client.PostAsJsonAsync("/rooms", new { name = "Größe 1" });
        var again = await _app.Client.PostAsJsonAsync("/rooms", new { name = "Größe 1" });
        var bad = await _app.Client.PostAsJsonAsync("/rooms", new { name = "<b>" });
        await using var ada = await ChatClient.JoinAsync(_app.Url, "lobby", "Ada");
        await ada.SayAsync("hello", "1");
        await ada.ReadAsync("message");

        var rooms = JsonNode.Parse(await _app.Client.GetStringAsync(new Uri("/rooms", UriKind.Relative)))!.AsArray();

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.BadRequest),
            (created.StatusCode, again.StatusCode, bad.StatusCode));
        Assert.Equal("""{"name":"Größe 1","members":0,"lastId":0,"lastAt":null}""",
            rooms[0]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal(("lobby", 1, 1),
            (rooms[1]!["name"]!.GetValue<string>(), rooms[1]!["members"]!.GetValue<int>(), rooms[1]!["lastId"]!.GetValue<int>()));
        Assert.NotNull(rooms[1]!["lastAt"]);
    }

    [Fact]
    public async Task A_session_takes_its_name_back_and_nobody_is_told_of_coming_or_going()
    {
        await using var bob = await ChatClient.JoinAsync(_app.Url, "lobby", "Bob");
        await using var dead = await ChatClient.JoinAsync(_app.Url, "lobby", "Ada", session: "secret-1");
        await bob.ReadAsync("joined");
        await using var alive = await ChatClient.JoinAsync(_app.Url, "lobby", "Ada", session: "secret-1");

        await alive.SayAsync("back", "1");

        Assert.Equal("message", (await bob.NextAsync())!["type"]!.GetValue<string>());
        Assert.Equal(4410, await dead.ReadCloseAsync());
    }

    [Fact]
    public async Task The_page_is_there_with_a_policy_that_runs_nothing_of_others()
    {
        var page = await _app.Client.GetAsync(new Uri("/", UriKind.Relative));

        Assert.Equal("text/html; charset=utf-8", page.Content.Headers.ContentType!.ToString());
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("base-uri 'none'; form-action 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?i)<script(?![^>]*\bsrc=)|\bstyle=|\son[a-z]+=|https?://(?!www\.w3\.org)",
            await page.Content.ReadAsStringAsync());
    }

    private async Task<JsonArray> HistoryAsync(string room, string query = "")
        => JsonNode.Parse(await _app.Client.GetStringAsync(new Uri($"/rooms/{room}/messages{query}", UriKind.Relative)))!.AsArray();
}
