namespace Hyperlane.Templates.Tests.Chat;

/// <summary>Chats that are looked at.</summary>
public sealed class BrowserEngine(GeneratedChat generated, Chromium chromium)
{
    /// <summary>Starts a chat with nobody and nothing in it.</summary>
    public Task<BrowserChat> StartAsync() => BrowserChat.StartAsync(chromium.Require(), generated);
}
