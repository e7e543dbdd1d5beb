using static Microsoft.Playwright.Assertions;

namespace Hyperlane.Templates.Tests.Chat;

/// <summary>Two people, two browsers, one chat; also when the server dies under them.</summary>
[Collection<ChatTests>]
public sealed class BrowserChatTests(BrowserEngine engine) : IClassFixture<BrowserEngine>
{
    [Fact]
    public async Task Two_windows_chat()
    {
        await using var chat = await engine.StartAsync();
        var ada = await chat.JoinAsync("Ada");
        var bob = await chat.JoinAsync("Bob");
        await ada.SeesMemberAsync("Bob");

        await bob.Text.PressSequentiallyAsync("Hel");
        await Expect(ada.Page.Locator("#activity")).ToContainTextAsync("is writing", new() { Timeout = BrowserWindow.Patience });
        await bob.SayAsync("Hello, Ada!");
        await ada.SeesAsync(1);
        await ada.SayAsync("Hello, Bob!\nHow are you?");
        await bob.SeesAsync(2);

        string[] expected = ["Bob: Hello, Ada!", "Ada: Hello, Bob!\nHow are you?"];
        Assert.Equal(expected, await ada.ListAsync());
        Assert.Equal(expected, await bob.ListAsync());
        await bob.Page.CloseAsync();
        await Expect(ada.Page.Locator("#members .member")).ToHaveCountAsync(1, new() { Timeout = BrowserWindow.Patience });
        Assert.Empty(ada.Errors);
        Assert.Empty(bob.Errors);
    }

    [Fact]
    public async Task Windows_resume_after_the_server_was_killed_and_what_was_written_meanwhile_goes_out()
    {
        await using var chat = await engine.StartAsync();
        var ada = await chat.JoinAsync("Ada");
        var bob = await chat.JoinAsync("Bob");
        await ada.SayAsync("before");
        await bob.SeesAsync(1);

        await chat.KillAsync();
        foreach (var window in new[] { ada, bob })
        {
            await Expect(window.Page.Locator("#banner")).ToBeVisibleAsync(new() { Timeout = BrowserWindow.Patience });
            await window.SayAsync("one");
            await window.SayAsync("two");
            await Expect(window.Page.Locator(".message[data-state=waiting]")).ToHaveCountAsync(2);
            // What is drawn without a server needs no file of the server's.
            Assert.True(await window.Page.Locator(".message[data-state=waiting] use").First.EvaluateAsync<bool>(
                "icon => icon.getBBox().width > 0"));
        }

        await chat.RestartAsync();
        await ada.SeesAsync(5);
        await bob.SeesAsync(5);
        await Expect(ada.Page.Locator("#banner")).ToBeHiddenAsync();

        var list = await ada.ListAsync();
        Assert.Equal(list, await bob.ListAsync());
        Assert.Equal(list, await chat.StoredAsync());
        Assert.Equal("Ada: before", list[0]);
        Assert.Equal(["Ada: one", "Ada: two"], list.Skip(1).Where(message => message.StartsWith("Ada", StringComparison.Ordinal)));
        Assert.Equal(["Bob: one", "Bob: two"], list.Skip(1).Where(message => message.StartsWith("Bob", StringComparison.Ordinal)));
        Assert.Empty(ada.Errors);
        Assert.Empty(bob.Errors);
    }

    [Fact]
    public async Task Killed_in_the_middle_of_messages_none_is_missing_and_none_is_double()
    {
        const int each = 20;
        await using var chat = await engine.StartAsync();
        var ada = await chat.JoinAsync("Ada");
        var bob = await chat.JoinAsync("Bob");

        var writing = Task.WhenAll(WriteAsync(ada), WriteAsync(bob));
        await Expect(ada.Page.Locator(".message", new() { HasText = "Message 3." }))
            .ToHaveCountAsync(2, new() { Timeout = BrowserWindow.Patience });
        await chat.KillAsync();
        await chat.RestartAsync();
        await writing;

        await ada.SeesAsync(2 * each);
        await bob.SeesAsync(2 * each);
        var list = await ada.ListAsync();
        Assert.Equal(list, await bob.ListAsync());
        Assert.Equal(list, await chat.StoredAsync());
        foreach (var name in new[] { "Ada", "Bob" })
        {
            Assert.Equal(
                Enumerable.Range(1, each).Select(number => $"{name}: Message {number}."),
                list.Where(message => message.StartsWith(name, StringComparison.Ordinal)));
        }

        static async Task WriteAsync(BrowserWindow window)
        {
            for (var number = 1; number <= each; number++)
            {
                await window.SayAsync($"Message {number}.");
            }
        }
    }

    [Fact]
    public async Task A_reload_loses_nothing_that_waits()
    {
        await using var chat = await engine.StartAsync();
        var ada = await chat.JoinAsync("Ada");
        await ada.SayAsync("before");
        await ada.SeesAsync(1);

        // The page is there and the live connection is not.
        await ada.Page.Context.RouteWebSocketAsync("**/live*", socket => socket.CloseAsync());
        await ada.Page.ReloadAsync();
        await ada.SayAsync("while away");
        await Expect(ada.Page.Locator(".message[data-state=waiting]")).ToHaveCountAsync(1);
        await ada.Page.Context.RouteWebSocketAsync("**/live*", socket => socket.ConnectToServer());
        await ada.Page.ReloadAsync();

        await ada.SeesAsync(2);
        Assert.Equal(["Ada: before", "Ada: while away"], await ada.ListAsync());
    }

    [Fact]
    public async Task A_name_that_is_taken_is_asked_for_again()
    {
        await using var chat = await engine.StartAsync();
        await chat.JoinAsync("Ada");
        var other = await chat.OpenAsync("Ada");

        await other.Page.GetByLabel("Your name").FillAsync("Ada");
        await other.Page.Keyboard.PressAsync("Enter");
        await Expect(other.Page.Locator("#welcome-error")).ToContainTextAsync("Choose another", new() { Timeout = BrowserWindow.Patience });
        await other.Page.GetByLabel("Your name").FillAsync("Ada 2");
        await other.Page.Keyboard.PressAsync("Enter");

        await other.SeesMemberAsync("Ada 2");
        await Expect(other.Text).ToBeFocusedAsync();
    }
}
