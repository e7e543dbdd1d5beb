using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Chat;

/// <summary>One Chromium for all tests of a class that look at the page.</summary>
public sealed class BrowserEngine(GeneratedChat generated) : IAsyncLifetime
{
    private readonly Chromium _chromium = new();

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => _chromium.InitializeAsync();

    /// <summary>Starts a chat with nobody and nothing in it.</summary>
    public Task<BrowserChat> StartAsync() => BrowserChat.StartAsync(_chromium.Require(), generated);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _chromium.DisposeAsync();
}
