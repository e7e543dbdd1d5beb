namespace Hyperlane.Http.Messages;

/// <summary>Reads which media types a client accepts (RFC 9110 §12.5.1).</summary>
internal static class AcceptHeader
{
    /// <summary>Whether a client would rather have one media type than another. What accepts all alike has no wish.</summary>
    public static bool Prefers(string? accept, string type, string other)
        => accept is not null && Quality(accept, type) > Quality(accept, other);

    /// <summary>The quality that a media type has for a client, from 0 to 1: by the most specific range that it fits.</summary>
    private static float Quality(ReadOnlySpan<char> accept, ReadOnlySpan<char> type)
    {
        var (quality, rank) = (0f, 0);
        while (HeaderSyntax.TryTakeMember(ref accept, out var range))
        {
            var found = RankOf(HeaderParameters.MainOf(range), type);
            if (found > rank)
            {
                (quality, rank) = (HeaderParameters.QualityOf(range), found);
            }
        }

        return quality;
    }

    private static int RankOf(ReadOnlySpan<char> range, ReadOnlySpan<char> type)
        => range.Equals(type, StringComparison.OrdinalIgnoreCase) ? 3
            : range.EndsWith("/*") && type.StartsWith(range[..^1], StringComparison.OrdinalIgnoreCase) ? 2
            : range.SequenceEqual("*/*") ? 1
            : 0;
}
