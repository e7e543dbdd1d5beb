using Hyperlane.Templates.Tests.Support;
using Microsoft.Playwright;

namespace Hyperlane.Templates.Tests.Chat;

/// <summary>One Chromium for all tests that look at the page, and the chat they look at, made from the pack and built once.</summary>
public sealed class BrowserEngine(TemplatePack pack) : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    // No sandbox: a container's root has none. The rest keeps it from talking to anybody but us.
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly TestFolder _folder = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private GeneratedProject? _project;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } path)
        {
            return; // each test says so
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments });
        _project = await pack.Hive.CreateAsync("hyperlane-chat", "Chat", _folder.Path);
        await _project.BuildAsync();
    }

    /// <summary>
    /// Starts a chat with nobody and nothing in it. Without Chromium the test is skipped; on a build server (CI=true) it fails,
    /// as a test that never runs would be taken for one that passes.
    /// </summary>
    public async Task<BrowserChat> StartAsync()
    {
        if (_browser is null)
        {
            const string reason = "These tests look at the page with Chromium. On Debian: apt-get install chromium";
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
            Assert.Skip(reason);
        }

        var database = Path.Combine(_folder.Path, Guid.NewGuid().ToString("N"), "chat.db");
        return await BrowserChat.StartAsync(_browser, _project!, database);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _folder.Dispose();
    }

    private static string? Find()
        => (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            from name in Names
            let path = Path.Combine(folder, name)
            where File.Exists(path)
            select path).FirstOrDefault();
}

/// <summary>The tests that share the browser. They run one after another, so that none starves another's window.</summary>
[CollectionDefinition]
public sealed class BrowserTests : ICollectionFixture<BrowserEngine>;
