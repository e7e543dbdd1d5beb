using System.Diagnostics.CodeAnalysis;

namespace Hyperlane.Endpoints.Files;

/// <summary>An entity tag (RFC 9110 §8.8.3): names a version of what is answered.</summary>
/// <param name="Opaque">What stands between the quotes.</param>
/// <param name="IsWeak">Whether versions of one tag may differ in bytes, if not in meaning.</param>
internal readonly record struct EntityTag(string Opaque, bool IsWeak)
{
    /// <summary>Reads one tag and nothing else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out EntityTag tag)
    {
        var rest = text.AsSpan();
        return TryTake(ref rest, out tag) && rest.IsEmpty;
    }

    /// <summary>
    /// Whether a list of tags, as in If-Match and If-None-Match, holds this one. A list that is malformed holds nothing from there on.
    /// </summary>
    /// <param name="list">The tags, parted by commas.</param>
    /// <param name="strong">Whether weak tags match nothing (RFC 9110 §8.8.3.2).</param>
    public bool IsIn(ReadOnlySpan<char> list, bool strong)
    {
        for (list = list.TrimStart(", \t"); TryTake(ref list, out var other); list = list.TrimStart(", \t"))
        {
            if (other.Opaque == Opaque && !(strong && (IsWeak || other.IsWeak)))
            {
                return true;
            }
        }

        return false;
    }

    public override string ToString() => IsWeak ? $"W/\"{Opaque}\"" : $"\"{Opaque}\"";

    /// <summary>What is quoted here has no escapes (RFC 9110 §8.8.3): a backslash is a character of the tag.</summary>
    private static bool TryTake(ref ReadOnlySpan<char> text, out EntityTag tag)
    {
        var isWeak = text.StartsWith("W/", StringComparison.Ordinal);
        var quoted = isWeak ? text[2..] : text;
        var end = quoted.IsEmpty || quoted[0] != '"' ? -1 : quoted[1..].IndexOf('"');
        tag = end < 0 ? default : new EntityTag(quoted.Slice(1, end).ToString(), isWeak);
        text = end < 0 ? text : quoted[(end + 2)..];
        return end >= 0;
    }
}
