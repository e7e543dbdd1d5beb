using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Hyperlane.Http;

/// <summary>
/// Makes a URI of what stands for one (RFC 3987 §3.1): an umlaut or a space is percent-encoded. Control characters stay, and
/// are refused as in any header.
/// </summary>
internal static class LocationText
{
    /// <summary>
    /// A location for the client of a request: a path of the app, with a slash in front, has the path base before it, unless it has it
    /// already; the rest is encoded.
    /// </summary>
    [return: NotNullIfNotNull(nameof(location))]
    public static string? For(HttpContext context, string? location)
    {
        var pathBase = context.Request.PathBase;
        return Encode(pathBase.Length > 0 && location is ['/', ..] and not ['/', '/', ..] && !IsBelow(location, pathBase)
            ? pathBase + location
            : location);
    }

    private static bool IsBelow(string location, string pathBase)
        => location.StartsWith(pathBase, StringComparison.Ordinal)
            && (location.Length == pathBase.Length || location[pathBase.Length] is '/' or '?' or '#');

    /// <summary>Encodes what has to be; escapes that are there stay as they are.</summary>
    [return: NotNullIfNotNull(nameof(location))]
    private static string? Encode(string? location)
    {
        if (location is null || !location.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return location;
        }

        var encoded = new StringBuilder();
        foreach (var rune in location.EnumerateRunes())
        {
            encoded.Append(rune.Value is not ' ' and <= 0x7F ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        }

        return encoded.ToString();
    }
}
