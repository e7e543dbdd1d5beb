using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hyperlane.Templates.Tests.Chat;

/// <summary>Reading: what was said before, and what was said while one was elsewhere.</summary>
[Collection<ChatTests>]
public sealed class BrowserReadingTests(BrowserEngine engine) : IClassFixture<BrowserEngine>
{
    private const string FirstInSight = """
        log => {
            const top = log.getBoundingClientRect().top;
            const message = [...log.querySelectorAll(".message")].find(one => one.getBoundingClientRect().bottom > top);
            return [message.querySelector(".bubble").textContent, String(Math.round(message.getBoundingClientRect().top - top))];
        }
        """;

    [Fact]
    public async Task Scrolling_up_reads_the_whole_past_and_stays_where_the_reader_is()
    {
        const int all = 125;
        await using var chat = await engine.StartAsync();
        await BrowserCrowd.SayAsync(chat.Url, "lobby", all);
        var ada = await chat.JoinAsync("Ada");
        await ada.SeesAsync(50);
        Assert.Equal($"Message {all}", (await ada.ListAsync())[^1].Split(": ")[1]);

        foreach (var count in new[] { 100, all })
        {
            var log = ada.Page.GetByRole(AriaRole.Log);
            var before = await log.EvaluateAsync<string[]>("log => { log.scrollTop = 100; return (" + FirstInSight + ")(log); }");
            await ada.SeesAsync(count);
            Assert.Equal(before, await log.EvaluateAsync<string[]>(FirstInSight));
        }

        Assert.Equal(Enumerable.Range(1, all).Select(number => $"Message {number}"),
            (await ada.ListAsync()).Select(line => line.Split(": ")[1]));
        await ada.Page.GetByRole(AriaRole.Log).EvaluateAsync("log => log.scrollTop = 0");
        await Expect(ada.Page.GetByText("This is where lobby begins.")).ToBeVisibleAsync(new() { Timeout = BrowserWindow.Patience });
    }

    [Fact]
    public async Task A_message_that_comes_while_one_reads_the_past_is_announced_and_moves_nothing()
    {
        await using var chat = await engine.StartAsync();
        await BrowserCrowd.SayAsync(chat.Url, "lobby", 40);
        var ada = await chat.JoinAsync("Ada");
        await ada.SeesAsync(40);
        var log = ada.Page.GetByRole(AriaRole.Log);
        await log.EvaluateAsync("log => log.scrollTop = 0");
        await Expect(ada.Page.Locator("#jump")).ToBeVisibleAsync();
        var before = await log.EvaluateAsync<string[]>(FirstInSight);

        var bob = await chat.JoinAsync("Bob");
        await bob.SayAsync("Are you there?");
        await Expect(ada.Page.Locator("#jump")).ToContainTextAsync("1 new message", new() { Timeout = BrowserWindow.Patience });
        await Expect(ada.Page).ToHaveTitleAsync(Counted(1));
        Assert.Equal(before, await log.EvaluateAsync<string[]>(FirstInSight));

        await ada.Page.Locator("#jump").ClickAsync();
        await Expect(ada.Page.GetByText("Are you there?")).ToBeInViewportAsync();
        await Expect(ada.Page.GetByText("New messages", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(ada.Page).Not.ToHaveTitleAsync(Counted(1));
    }

    [Fact]
    public async Task Rooms_one_has_been_in_count_what_is_unread()
    {
        await using var chat = await engine.StartAsync();
        var ada = await chat.JoinAsync("Ada", "lobby");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "New room" }).ClickAsync();
        await ada.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("no/slash");
        await ada.Page.Keyboard.PressAsync("Enter");
        await Expect(ada.Page.Locator("#room-error")).Not.ToBeEmptyAsync(new() { Timeout = BrowserWindow.Patience });
        await ada.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Group 7");
        await ada.Page.Keyboard.PressAsync("Enter");
        await Expect(ada.Page.GetByRole(AriaRole.Heading, new() { Name = "Group 7" }))
            .ToBeVisibleAsync(new() { Timeout = BrowserWindow.Patience });
        await ada.SeesMemberAsync("Ada");

        var bob = await chat.JoinAsync("Bob", "lobby");
        await bob.SayAsync("one");
        await bob.SayAsync("two");
        await bob.SeesAsync(2);
        await Expect(ada.Room("lobby").Locator(".badge")).ToHaveTextAsync("2", new() { Timeout = BrowserWindow.Patience });
        await Expect(ada.Page).ToHaveTitleAsync(Counted(2));
        // Bob has never been in the other room: nothing there is unread for him.
        await ada.SayAsync("in the group");
        await ada.SeesAsync(1);
        await Expect(bob.Room("Group 7")).ToHaveCountAsync(1, new() { Timeout = BrowserWindow.Patience });
        await Expect(bob.Room("Group 7").Locator(".badge")).ToHaveCountAsync(0);

        await ada.Room("lobby").ClickAsync();
        await ada.SeesAsync(2);
        await Expect(ada.Page.GetByText("New messages", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(ada.Room("lobby").Locator(".badge")).ToHaveCountAsync(0);
        await Expect(ada.Page).Not.ToHaveTitleAsync(Counted(2));
    }

    [Fact]
    public async Task Coming_back_to_a_room_one_sees_where_the_new_messages_begin()
    {
        await using var chat = await engine.StartAsync();
        await BrowserCrowd.SayAsync(chat.Url, "lobby", 30);
        var ada = await chat.JoinAsync("Ada");
        await ada.SeesAsync(30);
        await Expect(ada.Page.GetByText("New messages", new() { Exact = true })).ToHaveCountAsync(0);
        await ada.Page.EvaluateAsync("() => { location.hash = '#/annex'; }");
        await ada.SeesAsync(0);

        var bob = await chat.JoinAsync("Bob");
        for (var number = 1; number <= 20; number++)
        {
            await bob.SayAsync($"News {number}");
        }

        await Expect(ada.Room("lobby").Locator(".badge")).ToHaveTextAsync("20", new() { Timeout = BrowserWindow.Patience });
        await ada.Room("lobby").ClickAsync();
        await ada.SeesAsync(50);
        await Expect(ada.Page.GetByText("New messages", new() { Exact = true })).ToBeInViewportAsync();
        await Expect(ada.Page.GetByText("News 1", new() { Exact = true })).ToBeInViewportAsync();
        await Expect(ada.Page.GetByText("News 20", new() { Exact = true })).Not.ToBeInViewportAsync();
        Assert.Equal("Bob: News 1", (await ada.ListAsync())[30]);
    }

    [Fact]
    public async Task Days_are_divided_and_have_names()
    {
        string[] days = ["2025-03-09", "2026-03-08", "2026-03-09", "2026-03-10"];
        await using var chat = await engine.StartAsync();
        await BrowserCrowd.SayAsync(chat.Url, "lobby", days.Length * 2);
        var ada = await chat.OpenAsync("Ada", options: new() { TimezoneId = "UTC" });
        await ada.Page.Clock.SetFixedTimeAsync("2026-03-10T20:00:00Z");
        await ada.Page.RouteAsync("**/messages?*", async route =>
        {
            var answer = await route.FetchAsync();
            var messages = JsonNode.Parse(await answer.TextAsync())!.AsArray();
            for (var i = 0; i < messages.Count; i++)
            {
                messages[i]!["at"] = $"{days[i / 2]}T12:00:00Z";
            }

            await route.FulfillAsync(new() { Response = answer, Body = messages.ToJsonString() });
        });
        await ada.EnterNameAsync();

        await ada.SeesAsync(days.Length * 2);
        await Expect(ada.Page.Locator("#messages .divider")).ToHaveTextAsync(["9 March 2025", "Sunday 8 March", "Yesterday", "Today"]);
        Assert.Equal(
            days.SelectMany((_, day) => (string[])["divider day", $"Message {(day * 2) + 1}", $"Message {(day * 2) + 2}"]),
            await ada.Page.Locator("#messages > li").EvaluateAllAsync<string[]>(
                "items => items.map(item => item.querySelector('.bubble')?.textContent ?? item.className)"));
    }

    private static Regex Counted(int count) => new($@"^\({count}\) ", RegexOptions.None, TimeSpan.FromSeconds(1));
}
