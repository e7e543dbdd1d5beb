using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hyperlane.Templates.Tests.Chat;

/// <summary>What becomes of a message that does not simply go out.</summary>
[Collection<ChatTests>]
public sealed class BrowserSendingTests(BrowserEngine engine) : IClassFixture<BrowserEngine>
{
    [Fact]
    public async Task A_person_told_to_slow_down_loses_nothing()
    {
        const int all = 40;
        const string script = """
            count => {
                window.slowed = 0; // the notice goes by
                const activity = document.getElementById("activity");
                new MutationObserver(() => window.slowed += activity.textContent.includes("Slowly, please") ? 1 : 0)
                    .observe(activity, { childList: true, characterData: true, subtree: true });
                const text = document.getElementById("text");
                for (let number = 1; number <= count; number++) {
                    text.value = `Message ${number}`;
                    text.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", cancelable: true, bubbles: true }));
                }
            }
            """;
        await using var chat = await engine.StartAsync();
        var ada = await chat.OpenAsync("Ada");
        var bob = await chat.JoinAsync("Bob");
        // Whether a server refuses depends on how fast the page is, and that on the machine; so the refusals are put between.
        var refused = new HashSet<string>();
        await ada.Page.RouteWebSocketAsync("**/live*", socket =>
        {
            var server = socket.ConnectToServer();
            socket.OnMessage(frame =>
            {
                if (JsonNode.Parse(frame.Text!)!["text"] is { } text && $"{text}".EndsWith('0') && refused.Add($"{text}"))
                {
                    Refuse(socket, frame, "slow-down", "You write faster than anybody reads. This was not stored.");
                }
                else
                {
                    server.Send(frame.Text!);
                }
            });
        });
        await ada.EnterNameAsync();
        await ada.Page.EvaluateAsync(script, all);

        await ada.SeesAsync(all);
        await bob.SeesAsync(all);
        var expected = Enumerable.Range(1, all).Select(number => $"Ada: Message {number}");
        Assert.Equal(expected, await ada.ListAsync());
        Assert.Equal(expected, await bob.ListAsync());
        Assert.Equal(4, refused.Count);
        Assert.True(await ada.Page.EvaluateAsync<int>("() => window.slowed") > 0);
        await Expect(ada.Page.Locator("#banner")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_not_sent_and_not_lost()
    {
        await using var chat = await engine.StartAsync();
        var ada = await chat.JoinAsync("Ada");
        var counter = ada.Page.Locator("#counter");
        await ada.Text.FillAsync(new string('x', 1_800));
        await Expect(counter).ToBeEmptyAsync();
        await ada.SayAsync(new string('x', 2_001));
        await Expect(counter).ToHaveTextAsync("1 too many");
        await Expect(ada.Text).ToHaveValueAsync(new string('x', 2_001));
        await Expect(ada.Messages).ToHaveCountAsync(0);

        await ada.Text.FillAsync(new string('x', 2_000));
        await Expect(counter).ToHaveTextAsync("0 left");
        await ada.Text.PressAsync("Enter");
        await ada.SeesAsync(1);
    }

    [Fact]
    public async Task A_message_that_cannot_be_stored_says_so_and_goes_out_when_told_to()
    {
        await using var chat = await engine.StartAsync();
        var ada = await chat.OpenAsync("Ada");
        var isBroken = true;
        await ada.Page.RouteWebSocketAsync("**/live*", socket =>
        {
            var server = socket.ConnectToServer();
            socket.OnMessage(frame =>
            {
                if (!isBroken || !IsOfType(frame, "say"))
                {
                    server.Send(frame.Text!);
                }
                else
                {
                    Refuse(socket, frame, "storage", "The disk is full.");
                }
            });
        });
        await ada.EnterNameAsync();
        await ada.SayAsync("one");
        await ada.SayAsync("two");
        var failed = ada.Page.Locator(".message[data-state=failed]");
        await Expect(failed).ToHaveCountAsync(2, new() { Timeout = BrowserWindow.Patience });
        await Expect(failed.First).ToContainTextAsync("The disk is full.");

        await failed.First.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Expect(failed).ToHaveCountAsync(1);
        isBroken = false;
        await failed.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
        await ada.SeesAsync(1);
        Assert.Equal(["Ada: two"], await chat.StoredAsync());
    }

    [Fact]
    public async Task A_message_whose_receipt_is_lost_is_sent_again_and_stored_once()
    {
        await using var chat = await engine.StartAsync();
        var ada = await chat.OpenAsync("Ada");
        var connections = 0;
        var sent = 0;
        await ada.Page.RouteWebSocketAsync("**/live*", socket =>
        {
            var isFirst = ++connections == 1;
            var server = socket.ConnectToServer();
            socket.OnMessage(frame =>
            {
                sent += IsOfType(frame, "say") ? 1 : 0;
                server.Send(frame.Text!);
            });
            server.OnMessage(frame =>
            {
                if (isFirst && IsOfType(frame, "message"))
                {
                    _ = socket.CloseAsync(new() { Code = 1012 });
                }
                else
                {
                    socket.Send(frame.Text!);
                }
            });
        });
        await ada.EnterNameAsync();
        await ada.SayAsync("once");

        await ada.SeesAsync(1);
        await ada.SayAsync("after");
        await ada.SeesAsync(2);
        Assert.Equal((2, 3), (connections, sent));
        Assert.Equal(["Ada: once", "Ada: after"], await ada.ListAsync());
        Assert.Equal(["Ada: once", "Ada: after"], await chat.StoredAsync());
    }

    [Fact]
    public async Task Thrown_out_for_too_many_messages_it_waits_to_be_told_to_come_back()
    {
        await using var chat = await engine.StartAsync();
        var ada = await chat.OpenAsync("Ada");
        var connections = 0;
        await ada.Page.RouteWebSocketAsync("**/live*", socket =>
        {
            var isFirst = ++connections == 1;
            var server = socket.ConnectToServer();
            if (isFirst)
            {
                socket.OnMessage(frame => { _ = socket.CloseAsync(new() { Code = 1008, Reason = "Too many messages." }); });
            }
        });
        await ada.EnterNameAsync();
        await ada.SayAsync("one");

        var banner = ada.Page.Locator("#banner");
        await Expect(banner).ToContainTextAsync("Too many messages", new() { Timeout = BrowserWindow.Patience });
        // The next answer to a question of the page's own shows that it goes on, and still has not tried.
        await ada.Page.RunAndWaitForResponseAsync(() => Task.CompletedTask, "**/rooms");
        Assert.Equal(1, connections);
        await banner.GetByRole(AriaRole.Button, new() { Name = "Reconnect" }).ClickAsync();
        await ada.SeesAsync(1);
        Assert.Equal(["Ada: one"], await chat.StoredAsync());
    }

    [Fact]
    public async Task A_duplicated_window_does_not_fight_with_the_first()
    {
        await using var chat = await engine.StartAsync();
        var ada = await chat.JoinAsync("Ada");

        // A window that is opened so begins with a copy of what the first one keeps, as a duplicated tab does.
        var page = await ada.Page.RunAndWaitForPopupAsync(() => ada.Page.EvaluateAsync("() => { window.open(location.href); }"));
        var copy = new BrowserWindow(page, "Ada too");
        await Expect(page.Locator("#welcome-error")).ToContainTextAsync("Choose another", new() { Timeout = BrowserWindow.Patience });
        await copy.EnterNameAsync();
        await copy.SayAsync("Hello from the other window");

        await ada.SeesAsync(1);
        await ada.SeesMemberAsync("Ada");
        await ada.SeesMemberAsync("Ada too");
        await Expect(ada.Page.Locator("#banner")).ToBeHiddenAsync();
    }

    private static void Refuse(IWebSocketRoute socket, IWebSocketFrame frame, string code, string detail) => socket.Send(new JsonObject
    {
        ["type"] = "error",
        ["code"] = code,
        ["detail"] = detail,
        ["clientId"] = JsonNode.Parse(frame.Text!)!["clientId"]!.DeepClone()
    }.ToJsonString());

    private static bool IsOfType(IWebSocketFrame frame, string type) => (string?)JsonNode.Parse(frame.Text!)!["type"] == type;
}
