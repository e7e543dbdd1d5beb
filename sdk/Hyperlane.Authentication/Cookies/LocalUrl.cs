namespace Hyperlane.Authentication;

/// <summary>Tells addresses of this app from those that lead elsewhere (open redirects).</summary>
internal static class LocalUrl
{
    /// <summary>
    /// Whether a text is a path of this app, perhaps with a query. Browsers read <c>//host</c> and <c>/\host</c> as other hosts.
    /// </summary>
    public static bool IsLocal(string? url)
        => url is ['/', ..] && (url.Length == 1 || url[1] is not ('/' or '\\')) && url.All(c => c is > ' ' and <= '~' and not '\\');
}
