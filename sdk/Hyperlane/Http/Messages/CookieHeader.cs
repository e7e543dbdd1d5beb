namespace Hyperlane.Http.Messages;

/// <summary>Takes a Cookie header apart (RFC 6265 §4.2.1).</summary>
internal static class CookieHeader
{
    /// <summary>The value of the first cookie of this name, without quotation marks around it and percent-decoded, or null.</summary>
    public static string? Find(string? header, string name)
    {
        var rest = header.AsSpan();
        while (HeaderSyntax.TryTakePlain(ref rest, out var pair, ';'))
        {
            if (pair.Length > name.Length && pair[name.Length] == '=' && pair.StartsWith(name, StringComparison.Ordinal))
            {
                var value = pair[(name.Length + 1)..];
                value = value is ['"', .. var inner, '"'] ? inner : value;
                return value.Contains('%') ? Uri.UnescapeDataString(value) : value.ToString();
            }
        }

        return null;
    }
}
