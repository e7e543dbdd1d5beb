
namespace Hyperlane.Tests.WebSockets.Oracles;

/// <summary>ws and playwright-core, from the npm registry, and Chromium, from Debian.</summary>
public sealed class OtherClients()
    : NpmFolder(Folders.OfProject("WebSockets", "Oracles", "Client"), Folders.OfArtifacts("websocket-client"))
{
    private const string Chromium = "/usr/bin/chromium";

    /// <summary>Where Chromium is; without it the test is skipped.</summary>
    public static string RequireChromium()
    {
        Installed.Require(Chromium, "chromium");
        return Chromium;
    }
}
