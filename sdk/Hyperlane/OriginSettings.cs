using Hyperlane.Http;
using Hyperlane.WebSockets;

namespace Hyperlane;

/// <summary>Checks the settings that name origins, so that one that can never be that of a page is found when the app starts.</summary>
internal static class OriginSettings
{
    /// <exception cref="StartupException">One of them is no origin.</exception>
    public static void Check(HyperlaneOptions options)
    {
        Check("Hyperlane:CrossOrigin:TrustedOrigins", options.CrossOrigin.TrustedOrigins);
        Check(WebSocketOrigins.Setting, options.WebSockets.AllowedOrigins.Where(origin => origin != WebSocketOrigins.All));
    }

    private static void Check(string setting, IEnumerable<string> origins)
    {
        if (origins.FirstOrDefault(origin => !Origin.IsValid(origin)) is { } wrong)
        {
            throw new StartupException(
                $"The setting {setting} is wrong: '{wrong}' is no origin. Write scheme and host, and the port if it is not that of the scheme, "
                + "as in https://app.example or http://localhost:5173; without a path.");
        }
    }
}
