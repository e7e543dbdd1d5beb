using System.Net.WebSockets;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hyperlane.Templates.Tests.Chat;

/// <summary>
/// The secret by which a client takes its name back travels where nobody writes it down, and two windows with one secret do not fight.
/// </summary>
[Collection<ChatTests>]
public sealed class SessionTests(GeneratedChat generated, BrowserEngine engine) : IClassFixture<BrowserEngine>
{
    [Fact]
    public async Task The_page_tells_its_secret_in_no_address()
    {
        await using var chat = await engine.StartAsync();
        var ada = await chat.OpenAsync("Ada");
        var opened = ada.Page.WaitForWebSocketAsync();
        await ada.EnterNameAsync();

        var secret = await ada.Page.EvaluateAsync<string>("() => JSON.parse(sessionStorage.getItem('chat.window'))");

        Assert.InRange(secret.Length, 8, 64);
        Assert.DoesNotContain(secret, (await opened).Url, StringComparison.Ordinal);
        Assert.DoesNotContain("session", (await opened).Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_windows_with_one_secret_the_later_stays_and_the_earlier_says_so()
    {
        await using var chat = await engine.StartAsync();
        var first = await chat.JoinAsync("Ada");
        var secret = await first.Page.EvaluateAsync<string>("() => sessionStorage.getItem('chat.window')");
        var connections = 0;
        first.Page.WebSocket += (_, _) => connections++;

        // Another browser, so that the two cannot hear each other, as with a tab that was frozen and duplicated.
        var second = await chat.OpenAsync("Ada");
        await second.Page.EvaluateAsync(
            "secret => { sessionStorage.setItem('chat.window', secret); sessionStorage.setItem('chat.name', '\"Ada\"'); }", secret);
        await second.Page.ReloadAsync();
        await second.SeesMemberAsync("Ada");

        var banner = first.Page.Locator("#banner");
        await Expect(banner).ToContainTextAsync("another window", new() { Timeout = BrowserWindow.Patience });
        await second.SayAsync("here");
        await second.SeesAsync(1);
        // The next answer to a question of the page's own shows that it goes on, and has not tried to come back.
        await first.Page.RunAndWaitForResponseAsync(() => Task.CompletedTask, "**/rooms");
        Assert.Equal(0, connections);
        await Expect(second.Page.Locator("#banner")).ToBeHiddenAsync();

        await banner.GetByRole(AriaRole.Button, new() { Name = "Use it here" }).ClickAsync();
        await first.SeesAsync(1);
        await Expect(second.Page.Locator("#banner")).ToContainTextAsync("another window", new() { Timeout = BrowserWindow.Patience });
    }

    [Fact]
    public async Task A_connection_that_is_replaced_is_told_so()
    {
        await using var app = await generated.StartAsync(generated.NewDatabase());
        await using var old = await ChatClient.JoinAsync(app.Url, "lobby", "Ada", session: "secret-of-ada");

        await using var thief = await ChatClient.ConnectAsync(app.Url, "lobby", "Ada", session: "secret-of-eve");
        Assert.Equal("name-taken", (string?)(await thief.NextAsync())!["code"]);
        await using var back = await ChatClient.JoinAsync(app.Url, "lobby", "Ada", session: "secret-of-ada");

        Assert.Equal(4410, await old.ReadCloseAsync());
    }

    [Fact]
    public async Task A_secret_that_is_too_short_is_refused()
    {
        await using var app = await generated.StartAsync(generated.NewDatabase());

        var error = await Assert.ThrowsAsync<WebSocketException>(() => ChatClient.ConnectAsync(app.Url, "lobby", "Ada", session: "short"));

        Assert.Contains("400", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_of_a_server_in_Development_does_not_have_it()
    {
        await using var app = await generated.Project.StartAsync(
            arguments: ["--urls", "http://127.0.0.1:0", $"--Chat:Database={generated.NewDatabase()}"]);
        await using (var ada = await ChatClient.JoinAsync(app.Url, "lobby", "Ada", session: "secret-of-ada"))
        {
            await ada.CloseAsync();
        }

        Assert.Equal(0, await app.TerminateAsync());
        Assert.Contains("/rooms/lobby/live", app.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-of-ada", app.Output, StringComparison.Ordinal);
    }
}
