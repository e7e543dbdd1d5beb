using Hyperlane.Http.Messages;

namespace Hyperlane.Http;

/// <summary>Content codings (RFC 9110 §8.4.1) by their names, and which of them a client would rather have.</summary>
internal static class ContentCodings
{
    public const string Brotli = "br";
    public const string Gzip = "gzip";
    public const string Deflate = "deflate";
    public const string Identity = "identity";

    /// <summary>Chooses what to send by Accept-Encoding (RFC 9110 §12.5.3).</summary>
    /// <param name="accept">The field; null where there is none.</param>
    /// <param name="offered">The codings at hand, the best first: it is taken where a client likes several alike.</param>
    /// <returns>
    /// The coding; null for none, which is also for a client that says nothing, and for one that accepts nothing that there is.
    /// </returns>
    public static string? Choose(string? accept, params ReadOnlySpan<string> offered)
    {
        if (accept is null)
        {
            return null;
        }

        // A client that does not name identity takes it where it has to (§12.5.3), so any coding that it names comes before.
        var (chosen, best) = ((string?)null, Quality(accept, Identity) ?? 0);
        foreach (var coding in offered)
        {
            var quality = Quality(accept, coding) ?? Quality(accept, "*") ?? 0;
            if (quality > 0 && (quality > best || (chosen is null && quality >= best)))
            {
                (chosen, best) = (coding, quality);
            }
        }

        return chosen;
    }

    /// <summary>Whether two names are of the same coding: <c>x-gzip</c> is gzip (RFC 9110 §8.4.1.3).</summary>
    public static bool Same(ReadOnlySpan<char> name, string coding)
        => name.Equals(coding, StringComparison.OrdinalIgnoreCase)
            || (coding == Gzip && name.Equals("x-gzip", StringComparison.OrdinalIgnoreCase));

    private static float? Quality(ReadOnlySpan<char> accept, string coding)
    {
        while (HeaderSyntax.TryTakeMember(ref accept, out var member))
        {
            if (Same(HeaderParameters.MainOf(member), coding))
            {
                return HeaderParameters.QualityOf(member);
            }
        }

        return null;
    }
}
