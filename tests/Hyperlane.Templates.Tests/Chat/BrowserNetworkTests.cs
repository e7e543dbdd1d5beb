using Hyperlane.Templates.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hyperlane.Templates.Tests.Chat;

/// <summary>Networks that die without a word: the page notices, says so, and comes back by itself.</summary>
[Collection<ChatTests>]
public sealed class BrowserNetworkTests(BrowserEngine engine) : IClassFixture<BrowserEngine>
{
    /// <summary>The time within which the page has to have noticed.</summary>
    private const float Noticed = 15_000;

    [Fact]
    public async Task A_dead_line_is_told_in_the_banner_and_what_was_missed_is_there_when_it_is_back()
    {
        await using var chat = await engine.StartAsync();
        await using var network = new UnsteadyNetwork(chat.Url);
        var ada = await chat.OpenAsync("Ada", through: network.Url);
        await ada.EnterNameAsync();
        await using var bob = await ChatClient.JoinAsync(chat.Url, "lobby", "Bob");

        network.Die();
        await Expect(Banner(ada)).ToContainTextAsync("No connection", new() { Timeout = Noticed });
        await bob.SayAsync("Do you hear me?", "1");
        await bob.ReadAsync("message");
        network.ComeBack();

        await ada.SeesAsync(1);
        await Expect(Banner(ada)).ToBeHiddenAsync(new() { Timeout = BrowserWindow.Patience });
        await ada.SayAsync("Again, yes.");
        Assert.Equal("Again, yes.", (string?)(await bob.ReadAsync("message"))["text"]);
    }

    [Fact]
    public async Task A_handshake_that_is_never_answered_is_given_up()
    {
        await using var chat = await engine.StartAsync();
        await using var network = new UnsteadyNetwork(chat.Url);
        var ada = await chat.OpenAsync("Ada", through: network.Url);
        await ada.EnterNameAsync();
        var handshakes = 0;
        ada.Page.WebSocket += (_, _) => handshakes++;

        network.Die();
        network.Reset(); // the page connects again, and has no answer
        await Expect(Banner(ada)).ToBeVisibleAsync(new() { Timeout = Noticed });
        await ada.SayAsync("kept");
        await UntilAsync(() => handshakes >= 2); // it does not wait for the first one's
        network.ComeBack();

        await ada.SeesAsync(1);
        Assert.Equal(["Ada: kept"], await chat.StoredAsync());
    }

    [Fact]
    public async Task The_question_for_a_name_shows_that_it_works_and_what_went_wrong()
    {
        await using var chat = await engine.StartAsync();
        await using var network = new UnsteadyNetwork(chat.Url);
        var ada = await chat.OpenAsync("Ada", through: network.Url);
        var join = ada.Page.Locator("#welcome-submit");
        await Expect(join).ToHaveTextAsync("Join the chat");

        network.Die();
        await ada.Page.GetByLabel("Your name").FillAsync("Ada");
        await join.ClickAsync();
        await Expect(join).ToHaveTextAsync("Joining…");
        await Expect(ada.Page.Locator("#welcome-error")).ToContainTextAsync("does not answer", new() { Timeout = Noticed });
        await Expect(join).ToHaveTextAsync("Join the chat");
        network.ComeBack();

        await join.ClickAsync();
        await ada.SeesMemberAsync("Ada");
        Assert.Empty(ada.Errors);
    }

    [Fact]
    public async Task A_network_that_has_changed_is_reason_enough_for_a_new_connection()
    {
        await using var chat = await engine.StartAsync();
        var ada = await chat.JoinAsync("Ada");
        var again = ada.Page.WaitForWebSocketAsync(new() { Timeout = BrowserWindow.Patience });

        await ada.Page.EvaluateAsync("() => { window.dispatchEvent(new Event('online')); }");

        await again;
        await ada.SayAsync("here");
        await ada.SeesAsync(1);
        await Expect(Banner(ada)).ToBeHiddenAsync();
    }

    private static ILocator Banner(BrowserWindow window) => window.Page.Locator("#banner");

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var hang = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!holds())
        {
            await Task.Delay(50, hang.Token);
        }
    }
}
