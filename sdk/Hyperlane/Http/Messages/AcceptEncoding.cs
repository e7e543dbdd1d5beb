namespace Hyperlane.Http.Messages;

/// <summary>Reads which content codings a client accepts (RFC 9110 §12.5.3).</summary>
internal static class AcceptEncoding
{
    /// <summary>The coding that a client likes best.</summary>
    /// <param name="header">The header Accept-Encoding; null where the client sends none, and gets no coding.</param>
    /// <param name="available">The codings at hand, the best first: of those that the client likes alike it is taken.</param>
    /// <returns>Null for none: the bytes as they are.</returns>
    public static string? Choose(string? header, ReadOnlySpan<string> available)
    {
        if (header is null)
        {
            return null;
        }

        var (best, quality) = ((string?)null, 0f);
        foreach (var coding in available)
        {
            var liked = Quality(header, coding);
            if (liked > quality)
            {
                (best, quality) = (coding, liked);
            }
        }

        // Who likes the bytes as they are better, and says so, gets them.
        return best is not null && Said(header, ContentCodings.Identity) > quality ? null : best;
    }

    private static float Quality(string header, string coding) => Said(header, coding) ?? Said(header, "*") ?? 0;

    private static float? Said(ReadOnlySpan<char> header, string coding)
    {
        while (HeaderSyntax.TryTakeMember(ref header, out var member))
        {
            if (ContentCodings.Same(HeaderParameters.MainOf(member), coding))
            {
                return HeaderParameters.QualityOf(member);
            }
        }

        return null;
    }
}
