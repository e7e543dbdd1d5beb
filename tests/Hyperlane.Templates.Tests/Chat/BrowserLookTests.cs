using Hyperlane.Templates.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hyperlane.Templates.Tests.Chat;

/// <summary>The page on a phone and on a desk, by day and by night.</summary>
[Collection<ChatTests>]
public sealed class BrowserLookTests(BrowserEngine engine) : IClassFixture<BrowserEngine>
{
    private static readonly string LongWord = new('W', 300);

    [Theory]
    [InlineData(320, 568)]
    [InlineData(390, 844)]
    [InlineData(820, 1180)]
    public async Task Nothing_is_wider_than_the_screen(int width, int height)
    {
        await using var chat = await engine.StartAsync();
        var ada = await chat.JoinAsync("Ada", options: Screen(width, height));
        var bob = await chat.JoinAsync("Wwwwwwwwwwwwwwwwwwwwwwww");
        await bob.SayAsync($"{LongWord} https://example.org/{LongWord}");
        await ada.SayAsync(LongWord);
        await ada.SeesAsync(2);
        await IsNoWiderAsync();

        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Emoji" }).ClickAsync();
        await IsNoWiderAsync();
        await ada.Page.Keyboard.PressAsync("Escape");
        await chat.KillAsync();
        await Expect(ada.Page.Locator("#banner")).ToBeVisibleAsync(new() { Timeout = BrowserWindow.Patience });
        await IsNoWiderAsync();

        async Task IsNoWiderAsync()
        {
            const string wide = """
                () => [document.documentElement, document.getElementById("log")]
                    .filter(one => one.scrollWidth > one.clientWidth)
                    .map(one => `${one.tagName} ${one.scrollWidth} > ${one.clientWidth}`)
                """;
            Assert.Empty(await ada.Page.EvaluateAsync<string[]>(wide));
        }
    }

    [Fact]
    public async Task On_a_phone_rooms_and_people_slide_in_and_give_the_focus_back()
    {
        await using var chat = await engine.StartAsync();
        var ada = await chat.JoinAsync("Ada", options: Screen(390, 844));
        var rooms = ada.Page.Locator("#open-rooms");
        var people = ada.Page.Locator("#open-members");
        await Expect(ada.Page.GetByRole(AriaRole.Navigation)).ToBeHiddenAsync();

        await rooms.ClickAsync();
        await Expect(ada.Room("lobby")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(ada.Page.GetByRole(AriaRole.Button, new() { Name = "Close the rooms" })).ToBeFocusedAsync();
        await ada.Page.Keyboard.PressAsync("Escape");
        await Expect(rooms).ToBeFocusedAsync();
        await Expect(ada.Page.GetByRole(AriaRole.Navigation)).ToBeHiddenAsync();

        await people.ClickAsync();
        await Expect(ada.Page.Locator("#members .member")).ToBeInViewportAsync(new() { Ratio = 1 });
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Close the list of people" }).ClickAsync();
        await Expect(people).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task The_accessibility_checker_finds_nothing(ColorScheme scheme, int width)
    {
        await using var chat = await engine.StartAsync();
        var options = Screen(width, 800);
        options.ColorScheme = scheme;
        options.ReducedMotion = ReducedMotion.Reduce; // what fades in is judged half-way otherwise
        var ada = await chat.OpenAsync("Ada", options: options);
        await FindsNothingAsync();
        await ada.EnterNameAsync();
        await FindsNothingAsync();

        var bob = await chat.JoinAsync("Bob");
        await bob.SayAsync("Look: https://example.org");
        await bob.SayAsync("🎉");
        await ada.SayAsync("Thanks! https://example.org");
        await ada.SeesAsync(3);
        await bob.Text.PressSequentiallyAsync("Wel");
        await FindsNothingAsync();

        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Emoji" }).ClickAsync();
        await FindsNothingAsync();
        await ada.Page.Keyboard.PressAsync("Escape");
        await chat.KillAsync();
        await Expect(ada.Page.Locator("#banner")).ToBeVisibleAsync(new() { Timeout = BrowserWindow.Patience });
        await ada.SayAsync("Later");
        await FindsNothingAsync();

        Task FindsNothingAsync() => Accessibility.FindsNothingAsync(ada.Page);
    }

    [Fact]
    public async Task The_switch_of_colours_is_remembered()
    {
        await using var chat = await engine.StartAsync();
        var ada = await chat.JoinAsync("Ada");
        var theme = ada.Page.Locator("#theme");
        var day = await BackgroundAsync();
        await theme.ClickAsync(); // light
        Assert.Equal(day, await BackgroundAsync());
        await theme.ClickAsync(); // dark
        await Expect(theme).ToHaveAttributeAsync("aria-label", "Colours: dark");
        var night = await BackgroundAsync();
        Assert.NotEqual(day, night);

        await ada.Page.ReloadAsync();
        await ada.SeesMemberAsync("Ada");
        Assert.Equal(night, await BackgroundAsync());

        Task<string> BackgroundAsync() => ada.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
    }

    private static BrowserNewContextOptions Screen(int width, int height) =>
        new() { ViewportSize = new() { Width = width, Height = height } };
}
