using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Hyperlane.Templates.Tests.Chat;

/// <summary>A running chat, whose server may be killed and started again, and the windows that look at it.</summary>
public sealed class BrowserChat : IAsyncDisposable
{
    private readonly IBrowser _browser;
    private readonly GeneratedChat _generated;
    private readonly string _database;
    private readonly List<IBrowserContext> _contexts = [];
    private RunningApp _app;

    private BrowserChat(IBrowser browser, GeneratedChat generated, string database, RunningApp app) =>
        (_browser, _generated, _database, _app) = (browser, generated, database, app);

    /// <summary>Where it is. A restart keeps it.</summary>
    public Uri Url => _app.Url;

    /// <summary>Starts it on a free port.</summary>
    public static async Task<BrowserChat> StartAsync(IBrowser browser, GeneratedChat generated)
    {
        var database = generated.NewDatabase();
        return new BrowserChat(browser, generated, database, await generated.StartAsync(database));
    }

    /// <summary>Ends the server with SIGKILL.</summary>
    public Task KillAsync() => _app.KillAsync();

    /// <summary>Starts the server again, after it was killed, where it was and with what it had stored.</summary>
    public async Task RestartAsync()
    {
        var port = Url.Port;
        await _app.DisposeAsync();
        _app = await _generated.StartAsync(_database, port);
    }

    /// <summary>Opens a window of a browser of its own and joins a room.</summary>
    public async Task<BrowserWindow> JoinAsync(string name, string room = "lobby", BrowserNewContextOptions? options = null)
    {
        var window = await OpenAsync(name, room, options);
        await window.EnterNameAsync();
        return window;
    }

    /// <summary>Opens a window of a browser of its own, which asks for a name.</summary>
    /// <param name="name">Who sits before it.</param>
    /// <param name="room">The room.</param>
    /// <param name="options">What the browser is like.</param>
    /// <param name="through">Where the chat is to be found, if not at <see cref="Url"/>.</param>
    public async Task<BrowserWindow> OpenAsync(string name, string room = "lobby", BrowserNewContextOptions? options = null,
        Uri? through = null)
    {
        var context = await _browser.NewContextAsync(options ?? new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        _contexts.Add(context);
        var window = new BrowserWindow(await context.NewPageAsync(), name);
        await window.Page.GotoAsync($"{through ?? Url}#/{Uri.EscapeDataString(room)}");
        return window;
    }

    /// <summary>What the server has stored of a room, as "name: text".</summary>
    public async Task<string[]> StoredAsync(string room = "lobby")
    {
        var messages = await _app.Client.GetFromJsonAsync<JsonArray>(
            new Uri($"/rooms/{Uri.EscapeDataString(room)}/messages?limit=200", UriKind.Relative), TestContext.Current.CancellationToken);
        return [.. messages!.Select(message => $"{message!["from"]}: {message["text"]}")];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts)
        {
            await context.DisposeAsync();
        }

        await _app.DisposeAsync();
    }
}
