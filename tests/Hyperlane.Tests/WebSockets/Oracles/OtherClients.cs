using Hyperlane.Tests.Shared;

namespace Hyperlane.Tests.WebSockets.Oracles;

/// <summary>ws and playwright-core, from the npm registry, and Chromium, from Debian.</summary>
public sealed class OtherClients() : NpmFolder("WebSockets/Oracles/Client", "websocket-client")
{
    private const string Chromium = "/usr/bin/chromium";

    /// <summary>Where Chromium is; without it the test is skipped.</summary>
    public static string RequireChromium()
    {
        Require(File.Exists(Chromium) ? null : $"{Chromium} is missing; on Debian: apt-get install chromium.");
        return Chromium;
    }
}
