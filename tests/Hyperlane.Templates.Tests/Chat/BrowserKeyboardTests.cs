using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hyperlane.Templates.Tests.Chat;

/// <summary>The page without a mouse: every key press goes to whatever has the focus.</summary>
[Collection<ChatTests>]
public sealed class BrowserKeyboardTests(BrowserEngine engine) : IClassFixture<BrowserEngine>
{
    [Fact]
    public async Task Everything_can_be_done_by_keyboard()
    {
        await using var chat = await engine.StartAsync();
        var ada = await chat.OpenAsync("Ada");
        var keyboard = ada.Page.Keyboard;

        await Expect(ada.Page.GetByLabel("Your name")).ToBeFocusedAsync();
        await keyboard.TypeAsync("Ada");
        await keyboard.PressAsync("Enter");
        await Expect(ada.Text).ToBeFocusedAsync(new() { Timeout = BrowserWindow.Patience });

        await keyboard.TypeAsync("First line");
        await keyboard.PressAsync("Shift+Enter");
        await keyboard.TypeAsync("second line ");
        await TabToAsync(ada, "Emoji", backwards: true);
        await keyboard.PressAsync("Enter");
        await Expect(ada.Page.GetByLabel("Search emoji")).ToBeFocusedAsync();
        await keyboard.TypeAsync("rocket");
        await keyboard.PressAsync("ArrowDown");
        await keyboard.PressAsync("Enter");
        await Expect(ada.Text).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await ada.SeesAsync(1);
        Assert.Equal(["Ada: First line\nsecond line 🚀"], await ada.ListAsync());
        await Expect(ada.Text).ToBeFocusedAsync();

        await TabToAsync(ada, "New room", backwards: true);
        await keyboard.PressAsync("Enter");
        await Expect(ada.Page.GetByLabel("Name", new() { Exact = true })).ToBeFocusedAsync();
        await keyboard.TypeAsync("annex");
        await keyboard.PressAsync("Enter");
        await Expect(ada.Page.GetByRole(AriaRole.Heading, new() { Name = "annex" }))
            .ToBeVisibleAsync(new() { Timeout = BrowserWindow.Patience });
        await Expect(ada.Text).ToBeFocusedAsync();

        await keyboard.PressAsync("Alt+ArrowDown");
        await Expect(ada.Page.GetByRole(AriaRole.Heading, new() { Name = "lobby" }))
            .ToBeVisibleAsync(new() { Timeout = BrowserWindow.Patience });

        await TabToAsync(ada, "Change your name", backwards: true);
        await keyboard.PressAsync("Enter");
        await Expect(ada.Page.GetByLabel("Your name")).ToBeFocusedAsync();
        await keyboard.PressAsync("Escape");
        await Expect(ada.Text).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Escape_leaves_the_emoji_and_nothing_is_sent()
    {
        await using var chat = await engine.StartAsync();
        var ada = await chat.JoinAsync("Ada");
        await ada.Text.FillAsync("a draft");
        await TabToAsync(ada, "Emoji", backwards: true);
        await ada.Page.Keyboard.PressAsync("Enter");
        await Expect(ada.Page.GetByRole(AriaRole.Dialog, new() { Name = "Pick an emoji" })).ToBeVisibleAsync();
        await ada.Page.Keyboard.PressAsync("Escape");

        await Expect(ada.Page.GetByRole(AriaRole.Dialog, new() { Name = "Pick an emoji" })).ToBeHiddenAsync();
        await Expect(ada.Text).ToBeFocusedAsync();
        await Expect(ada.Text).ToHaveValueAsync("a draft");
        Assert.Empty(await ada.ListAsync());
    }

    /// <summary>Presses Tab until the focus is on what has that title or label, with a ring around it that one can see.</summary>
    private static async Task TabToAsync(BrowserWindow window, string name, bool backwards)
    {
        const string where = "() => [document.activeElement.getAttribute('aria-label') ?? document.activeElement.title, getComputedStyle(document.activeElement).outlineStyle]";
        for (var presses = 0; presses < 40; presses++)
        {
            await window.Page.Keyboard.PressAsync(backwards ? "Shift+Tab" : "Tab");
            var at = await window.Page.EvaluateAsync<string[]>(where);
            if (at[0] == name)
            {
                Assert.Equal("solid", at[1]);
                return;
            }
        }

        Assert.Fail($"The Tab key does not lead to '{name}'.");
    }
}
