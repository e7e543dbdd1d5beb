using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Chat;

/// <summary>
/// Names that one can see, of all scripts, and no two in a room that look the same; the page has the same rules as the server.
/// </summary>
[Collection<ChatTests>]
public sealed class NameTests(GeneratedChat generated, BrowserEngine engine) : IClassFixture<BrowserEngine>, IAsyncLifetime
{
    private static readonly string[] Good =
    [
        "Ada", "\u00e9", "𠮷田", "😀", "☕", "👩\u200d💻", "❤\uFE0F", "👍🏽", "山田\u3000太郎", "می\u200cخواهم", "क्\u200dष", "葛\U000E0100城", "Ada  L", "Ann π",
        "Иван Smith", "O'Neill", "<b>", "x", "123", "abcdefghijklmnopqrstuvwx", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301",
    ];

    private static readonly string[] Bad =
    [
        " Ada", "Ada ", "\u3000", "\u00a0", "A\tda", "A\nda", "Ada\u115F", "\u115F", "\u1160", "\u3164", "\uFFA0", "\u2800", "Ada\u2800", "\uFE0F", "Ada\uFE0F", "A\u00ADda", "A\u200Bda", "\uFEFFAda",
        "A\u202Eda", "\u200D", "\u200DAda", "Ada\u200D", "A \u200Dda", "A\u034Fda", "A\u061Cda", "\u0301", "A\U000E0041da", "\uE000", "аda", "Aԁa", "αlpha", "Αda", "abcdefghijklmnopqrstuvwxy",
    ];

    private static readonly (string, string)[] Alike =
    [
        ("Ada", "ada"),
        ("Bea", "BEA"),
        ("\u00e1", "a\u0301"),
        ("Cleo", "Ｃｌｅｏ"), // full width
        ("ﬁn", "fin"),
        ("a b", "a  b"),
        ("c d", "c\u3000d"),
        ("ab", "a\u200Cb"),
        ("❤", "❤\uFE0F"),
        ("сосо", "coco"), // the first is Cyrillic
        ("ΣΑΣ", "σας"),
    ];

    private RunningApp _app = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
        => _app = await generated.StartAsync(generated.NewDatabase(), 0, "--Chat:NewRoomsPerMinute=1000");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Names_that_can_be_seen_are_taken_and_others_refused()
    {
        foreach (var name in Good)
        {
            await using var client = await ChatClient.ConnectAsync(_app.Url, "lobby", name);
            // composed
            Assert.Equal(name.Replace("e\u0301", "\u00e9", StringComparison.Ordinal), (string?)(await client.ReadAsync("welcome"))["you"]);
        }

        foreach (var name in Bad)
        {
            var error = await Assert.ThrowsAsync<WebSocketException>(() => ChatClient.ConnectAsync(_app.Url, "lobby", name));
            Assert.Contains("400", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_page_has_the_same_rules()
    {
        await using var chat = await engine.StartAsync();
        var ada = await chat.OpenAsync("Ada");
        const string script = """
            async names => {
                const { problemOfName } = await import("./js/rules.js");
                return names.filter(name => problemOfName(name) !== null);
            }
            """;

        Assert.Equal(Bad, await ada.Page.EvaluateAsync<string[]>(script, Good.Concat(Bad).ToArray()));
    }

    [Fact]
    public async Task Two_people_in_a_room_have_no_names_that_look_the_same()
    {
        foreach (var (one, other) in Alike)
        {
            await using var first = await ChatClient.ConnectAsync(_app.Url, "lobby", one);
            Assert.Equal(one, (string?)(await first.ReadAsync("welcome"))["you"]); // as it is spelled
            await using var second = await ChatClient.ConnectAsync(_app.Url, "lobby", other);
            Assert.Equal("name-taken", (string?)(await second.NextAsync())!["code"]);
            await using var elsewhere = await ChatClient.JoinAsync(_app.Url, "elsewhere", other);
            await first.CloseAsync();
            await using var later = await JoinWhenFreeAsync(other);
        }
    }

    [Fact]
    public async Task A_room_whose_name_looks_like_another_is_that_one()
    {
        Assert.Equal(HttpStatusCode.Created, (await CreateAsync("Caf\u00e9 Probe")).StatusCode);

        foreach (var alike in new[] { "cafe\u0301 probe", "CAF\u00c9 PROBE", "Caf\u00e9  Probe" })
        {
            var answer = await CreateAsync(alike);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("Caf\u00e9 Probe", (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["name"]);
            await using var ada = await ChatClient.ConnectAsync(_app.Url, alike, "Ada");
            Assert.Equal("Caf\u00e9 Probe", (string?)(await ada.ReadAsync("welcome"))["room"]);
            await ada.CloseAsync();
        }
    }

    [Fact]
    public async Task A_room_has_a_name_of_letters()
    {
        foreach (var name in new[] { "𠮷田", "Größe 1", "मराठी", "a_b-c" })
        {
            Assert.Equal(HttpStatusCode.Created, (await CreateAsync(name)).StatusCode);
        }

        foreach (var name in new[] { "", "😀", "a\u115Fb", "\u3164", "r\u043Eom", " a", "a/b", "a\0b" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await CreateAsync(name)).StatusCode);
        }
    }

    [Fact]
    public async Task A_text_with_nothing_to_see_is_refused()
    {
        await using var ada = await ChatClient.JoinAsync(_app.Url, "lobby", "Ada");
        foreach (var text in new[] { "\u200b", "\ufeff \u2800", "\u3164\u115f", "\u202e\u2066" })
        {
            await ada.SayAsync(text, "1");
            Assert.Equal("empty-text", (string?)(await ada.ReadAsync("error"))["code"]);
        }
    }

    private Task<HttpResponseMessage> CreateAsync(string name) => _app.Client.PostAsJsonAsync("/rooms", new { name });

    /// <summary>Who has left is gone a moment later.</summary>
    private async Task<ChatClient> JoinWhenFreeAsync(string name)
    {
        using var hang = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            hang.Token.ThrowIfCancellationRequested();
            var client = await ChatClient.ConnectAsync(_app.Url, "lobby", name);
            if ((string?)(await client.NextAsync())!["type"] == "welcome")
            {
                return client;
            }

            await client.DisposeAsync();
        }
    }
}
