using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hyperlane.Templates.Tests.Chat;

/// <summary>The page in a window, used as a person uses it, and what went wrong in it.</summary>
public sealed class BrowserWindow
{
    /// <summary>For what comes from elsewhere, or after a wait of the page's own. Only a failure takes this long.</summary>
    public const float Patience = 60_000;

    public BrowserWindow(IPage page, string name)
    {
        (Page, Name) = (page, name);
        page.SetDefaultTimeout(Patience);
        Errors = Chromium.Watch(page);
    }

    /// <summary>The window.</summary>
    public IPage Page { get; }

    /// <summary>Who sits before it.</summary>
    public string Name { get; }

    /// <summary>Exceptions of scripts, dialogs, and what the browser would not run. There should be none.</summary>
    public IReadOnlyList<string> Errors { get; }

    /// <summary>Where one writes.</summary>
    public ILocator Text => Page.GetByLabel("Message", new() { Exact = true });

    /// <summary>All messages on the page.</summary>
    public ILocator Messages => Page.Locator("#messages .message");

    /// <summary>The messages that are stored.</summary>
    public ILocator Stored => Page.Locator("#messages .message[data-state=sent]");

    /// <summary>The room's place in the list of rooms.</summary>
    public ILocator Room(string name) => Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link).Filter(new() { HasText = name });

    /// <summary>Answers the question for a name and waits until the chat is there.</summary>
    public async Task EnterNameAsync()
    {
        await Page.GetByLabel("Your name").FillAsync(Name);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Join the chat" }).ClickAsync();
        await SeesMemberAsync(Name);
    }

    /// <summary>Writes a message and sends it.</summary>
    public async Task SayAsync(string text)
    {
        await Text.FillAsync(text);
        await Text.PressAsync("Enter");
    }

    /// <summary>Waits until somebody is in the list of those who are here.</summary>
    public Task SeesMemberAsync(string name) =>
        Expect(Page.Locator("#members").GetByText(name, new() { Exact = true })).ToHaveCountAsync(1, new() { Timeout = Patience });

    /// <summary>Waits until there are so many messages, all stored, and none on its way.</summary>
    public async Task SeesAsync(int messages)
    {
        await Expect(Stored).ToHaveCountAsync(messages, new() { Timeout = Patience });
        await Expect(Messages).ToHaveCountAsync(messages, new() { Timeout = Patience });
    }

    /// <summary>What the page shows, as "name: text".</summary>
    public async Task<string[]> ListAsync()
    {
        const string script = """
            messages => messages.map(message =>
                [message.querySelector(".author").textContent, message.querySelector(".bubble").textContent])
            """;
        var pairs = await Messages.EvaluateAllAsync<string[][]>(script);
        return [.. pairs.Select(pair => $"{(pair[0] == "You" ? Name : pair[0])}: {pair[1]}")];
    }
}
