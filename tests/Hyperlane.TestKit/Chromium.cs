using Microsoft.Playwright;

namespace Hyperlane.TestKit;

/// <summary>A Chromium without a screen, which talks to nobody but the program under test.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    // No sandbox: a container's root has none. The rest keeps it from talking to anybody but us.
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } path)
        {
            return; // each test says so
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments });
    }

    /// <summary>The browser. Without Chromium the test is skipped, or fails under CI.</summary>
    public IBrowser Require()
    {
        Installed.Require(_browser is null ? "These tests look at the page with Chromium. On Debian: apt-get install chromium" : null);
        return _browser!;
    }

    /// <summary>
    /// Notes what goes wrong in a page: exceptions of scripts, dialogs, and what the browser would not run. There should be none.
    /// </summary>
    public static List<string> Watch(IPage page)
    {
        List<string> errors = [];
        page.PageError += (_, error) => errors.Add(error);
        page.Dialog += (_, dialog) =>
        {
            errors.Add($"A dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        page.Console += (_, line) =>
        {
            // Chromium says there what its Content-Security-Policy has stopped.
            if (line.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
            {
                errors.Add(line.Text);
            }
        };
        return errors;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private static string? Find()
        => (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            from name in Names
            let path = Path.Combine(folder, name)
            where File.Exists(path)
            select path).FirstOrDefault();
}
