using Microsoft.Playwright;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>The page in a window, used as a person uses it, and what went wrong in it.</summary>
public sealed class DataPage : IAsyncDisposable
{
    // What a drop from the desktop hands to a page. Playwright has no such drop; the event is a real one, and the file too.
    private const string Transfer = """
        ([name, base64, letters]) => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([Uint8Array.from(atob(base64), one => one.charCodeAt(0)), "a".repeat(Number(letters))], name));
            return transfer;
        }
        """;

    /// <summary>For what comes from the server. Only a failure takes this long.</summary>
    private const float Patience = 60_000;

    private DataPage(IPage page)
    {
        Page = page;
        page.SetDefaultTimeout(Patience);
        Errors = Chromium.Watch(page);
    }

    /// <summary>The window.</summary>
    public IPage Page { get; }

    /// <summary>Exceptions of scripts, dialogs, and what the browser would not run. There should be none.</summary>
    public IReadOnlyList<string> Errors { get; }

    /// <summary>The file that was dropped last, and how far it is.</summary>
    public ILocator Upload => Page.Locator("#upload-list > li").First;

    /// <summary>Opens a window of a browser of its own at the page's beginning.</summary>
    public static async Task<DataPage> OpenAsync(IBrowser browser, Uri url, BrowserNewContextOptions? options = null)
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var context = await browser.NewContextAsync(options ?? new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        var page = new DataPage(await context.NewPageAsync());
        await page.Page.GotoAsync(url.AbsoluteUri);
        return page;
    }

    /// <summary>Drops a file onto the page, which then asks for the name of the dataset.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="letters">How many letters come after that: a long file is made in the page, as it takes long to get there.</param>
    public async Task DropAsync(string file, byte[] content, int letters = 0)
    {
        await using var transfer = await Page.EvaluateHandleAsync(Transfer, new[] { file, Convert.ToBase64String(content), $"{letters}" });
        foreach (var type in (string[])["dragenter", "dragover", "drop"])
        {
            await Page.DispatchEventAsync("#main", type, new { dataTransfer = transfer });
        }
    }

    /// <summary>Drops a file and has it loaded under the name that is proposed, or another one.</summary>
    public async Task LoadAsync(string file, byte[] content, string? name = null)
    {
        await DropAsync(file, content);
        if (name is not null)
        {
            await Page.GetByLabel("Name of the dataset").FillAsync(name);
        }

        await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Load" }).ClickAsync();
    }

    /// <summary>Waits until a dataset is what the page shows.</summary>
    public Task SeesDatasetAsync(string name) =>
        Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = name, Exact = true })).ToBeVisibleAsync();

    /// <summary>Opens one of the four views of the dataset.</summary>
    public Task OpenTabAsync(string name) => Page.GetByRole(AriaRole.Tab, new() { Name = name }).ClickAsync();

    /// <summary>Clicks what offers a file and returns what was saved.</summary>
    public async Task<byte[]> SaveAsync(ILocator offer)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => offer.ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
    }

    /// <summary>Makes the way to the server slow, so that there is time to see a file travel.</summary>
    public async Task SlowDownAsync(int bytesPerSecond)
    {
        var session = await Page.Context.NewCDPSessionAsync(Page);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = 0,
            ["downloadThroughput"] = -1,
            ["uploadThroughput"] = bytesPerSecond,
        });
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Page.Context.DisposeAsync();
}
