namespace Hyperlane;

/// <summary>Checks the settings of middleware before any is made of them.</summary>
internal static class MiddlewareSettings
{
    /// <exception cref="StartupException">One of them makes no sense.</exception>
    public static void Check(HyperlaneOptions options)
    {
        Check("Compression", options.Compression.Fault());
        Check("RequestDecompression", options.RequestDecompression.Fault());
        Check("RateLimiting", options.RateLimiting.Fault());
    }

    private static void Check(string section, string? fault)
    {
        if (fault is not null)
        {
            throw new StartupException($"The setting Hyperlane:{section}:{fault}");
        }
    }
}
