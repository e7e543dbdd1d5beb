using System.Net.WebSockets;

namespace Hyperlane.Templates.Tests.Chat;

/// <summary>Each thing that clients should not send has its answer, and no other member notices.</summary>
[Collection<ChatTests>]
public sealed class BadInputTests(GeneratedChat chat) : IAsyncLifetime
{
    private RunningApp _app = null!;
    private ChatClient _witness = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _app = await chat.StartAsync(chat.NewDatabase());
        _witness = await ChatClient.JoinAsync(_app.Url, "lobby", "Witness");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _witness.DisposeAsync();
        await _app.DisposeAsync();
    }

    public static TheoryData<string, string> Refused => new()
    {
        { Say(""), "empty-text" },
        { Say("  \\n "), "empty-text" },
        { Say(new string('x', 2001)), "text-too-long" },
        { """{"type":"say","text":"no id"}""", "bad-client-id" },
        { """{"type":"say","text":"long id","clientId":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}""", "bad-client-id" },
        { Say("\\u0000"), "bad-message" },
        { """{"type":"dance"}""", "unknown-type" },
        { """{"text":"x"}""", "bad-message" },
        { "[]", "bad-message" },
        { "null", "bad-message" },
        { "not JSON", "bad-message" },
        { """{"type":"say","text":5,"clientId":"1"}""", "bad-message" },
        { """{"type":"say","text":"\ud800","clientId":"1"}""", "bad-message" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_bad_message_is_refused_with_a_code_and_the_next_is_heard(string message, string code)
    {
        await using var ada = await ChatClient.JoinAsync(_app.Url, "lobby", "Ada");

        await ada.SendAsync(message);
        await ada.SayAsync("good", "good");

        Assert.Equal(code, (await ada.ReadAsync("error"))["code"]!.GetValue<string>());
        await AssertOnlyHeardAsync("good");
    }

    [Fact]
    public async Task The_longest_text_is_heard_whole()
    {
        await using var ada = await ChatClient.JoinAsync(_app.Url, "lobby", "Ada");
        var text = new string('語', 2000);

        await ada.SayAsync(text, "1");

        await AssertOnlyHeardAsync(text);
    }

    [Fact]
    public async Task Bytes_are_refused_and_what_is_no_UTF8_closes_with_1007_and_what_is_too_large_with_1009()
    {
        await using var bytes = await ChatClient.JoinAsync(_app.Url, "lobby", "Bytes");
        await bytes.SendAsync([1, 2, 3], WebSocketMessageType.Binary);
        Assert.Equal("bad-message", (await bytes.ReadAsync("error"))["code"]!.GetValue<string>());

        await using var broken = await ChatClient.JoinAsync(_app.Url, "lobby", "Broken");
        await broken.SendAsync([0xC0, 0xAF], WebSocketMessageType.Text);
        await CloseOfAsync(broken, 1007);

        await using var large = await ChatClient.JoinAsync(_app.Url, "lobby", "Large");
        await large.SendAsync(new byte[20_000], WebSocketMessageType.Text);
        await CloseOfAsync(large, 1009);
        await using var ada = await ChatClient.JoinAsync(_app.Url, "lobby", "Ada");
        await ada.SayAsync("good", "1");
        await AssertOnlyHeardAsync("good");
    }

    [Fact]
    public async Task A_taken_name_is_told_and_closed_with_4409()
    {
        await using var thief = await ChatClient.ConnectAsync(_app.Url, "lobby", "Witness", session: "another-session");

        Assert.Equal("name-taken", (await thief.NextAsync())!["code"]!.GetValue<string>());
        await CloseOfAsync(thief, 4409);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" Ada")]
    [InlineData("a name of twenty-five char")]
    [InlineData("A\tda")]
    public async Task A_bad_name_is_refused_before_the_connection(string name)
    {
        var error = await Assert.ThrowsAsync<WebSocketException>(() => ChatClient.ConnectAsync(_app.Url, "lobby", name));

        Assert.Contains("400", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_page_is_refused_with_403()
    {
        var error = await Assert.ThrowsAsync<WebSocketException>(() => ChatClient.ConnectAsync(
            _app.Url, "lobby", "Eve", configure: options => options.SetRequestHeader("Origin", "https://evil.example")));

        Assert.Contains("403", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_floods_is_slowed_then_told_then_closed_with_1008_and_all_that_was_stored_is_heard()
    {
        await using var flood = await ChatClient.JoinAsync(_app.Url, "lobby", "Flood");
        var flooding = Task.Run(async () =>
        {
            try
            {
                for (var i = 0; i < 5000; i++)
                {
                    await flood.SayAsync($"{i}", $"{i}");
                }
            }
            catch (WebSocketException)
            {
                // Closed, as it should be.
            }
        });

        var (stored, warned) = (0, 0);
        while (await flood.NextAsync() is { } next)
        {
            stored += next["type"]!.GetValue<string>() == "message" ? 1 : 0;
            warned += next["code"]?.GetValue<string>() == "slow-down" ? 1 : 0;
        }

        Assert.Equal(1008, (int)flood.CloseStatus!);
        Assert.InRange(warned, 20, 1000);
        Assert.InRange(stored, 30, 300);
        await flood.DisposeAsync();
        await flooding;
        await using var ada = await ChatClient.JoinAsync(_app.Url, "lobby", "Ada");
        await ada.SayAsync("quiet", "1");
        string last;
        var heard = 0;
        while ((last = (await _witness.ReadAsync("message"))["text"]!.GetValue<string>()) != "quiet")
        {
            heard++;
        }

        Assert.InRange(heard, stored, stored + 1); // the last may have been stored when the connection was closed already
    }

    private static string Say(string text) => $$"""{"type":"say","text":"{{text}}","clientId":"1"}""";

    private static async Task CloseOfAsync(ChatClient client, int status)
    {
        while (await client.NextAsync() is not null)
        {
        }

        Assert.Equal(status, (int)client.CloseStatus!);
    }

    private async Task AssertOnlyHeardAsync(string text)
        => Assert.Equal(text, (await _witness.ReadAsync("message"))["text"]!.GetValue<string>());
}
