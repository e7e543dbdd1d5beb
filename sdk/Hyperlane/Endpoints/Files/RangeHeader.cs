using System.Globalization;
using Hyperlane.Http.Messages;

namespace Hyperlane.Endpoints.Files;

/// <summary>The Range field (RFC 9110 §14.1, §14.2).</summary>
/// <remarks>
/// Three answers: null to ignore it and answer whole, as is right for another unit, bad syntax, an empty file and what asks too much;
/// none, if the file has nothing of what is asked (416); else the parts to answer, in the order they were asked for.
/// More than <see cref="MaxParts"/> parts, or parts that overlap, are asked for by nobody who means well (§17.15): whole.
/// </remarks>
internal static class RangeHeader
{
    /// <summary>The most parts of one answer.</summary>
    private const int MaxParts = 16;

    public static IReadOnlyList<ByteRange>? Select(string? header, long length)
    {
        var text = header.AsSpan();
        var equals = text.IndexOf('=');
        if (length == 0 || equals < 0 || !text[..equals].Equals("bytes", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        text = text[(equals + 1)..];
        var ranges = new List<ByteRange>();
        var count = 0;
        while (HeaderSyntax.TryTakePlain(ref text, out var spec))
        {
            if (++count > MaxParts || !TryParse(spec, length, out var range) || ranges.Exists(other => Overlap(range, other)))
            {
                return null;
            }

            if (range.Length > 0)
            {
                ranges.Add(range);
            }
        }

        return count == 0 ? null : ranges;
    }

    /// <param name="spec">One range: <c>0-499</c>, <c>500-</c> or <c>-500</c>.</param>
    /// <param name="length">The length of the file.</param>
    /// <param name="range">What the file has of it; empty if nothing.</param>
    /// <returns>False if it is malformed.</returns>
    private static bool TryParse(ReadOnlySpan<char> spec, long length, out ByteRange range)
    {
        range = default;
        var dash = spec.IndexOf('-');
        if (dash < 0)
        {
            return false;
        }

        long first = 0;
        var last = long.MaxValue;
        if ((dash > 0 && !TryParseNumber(spec[..dash], out first))
            || (dash < spec.Length - 1 && !TryParseNumber(spec[(dash + 1)..], out last))
            || spec.Length == 1
            || first > last)
        {
            return false;
        }

        range = dash == 0
            ? new ByteRange(Math.Max(length - last, 0), Math.Min(last, length))
            : first < length ? new ByteRange(first, Math.Min(last, length - 1) - first + 1) : default;
        return true;
    }

    /// <summary>A number that does not fit is as good as the largest: no file is that long.</summary>
    private static bool TryParseNumber(ReadOnlySpan<char> digits, out long number)
    {
        number = 0;
        if (digits.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            number = long.MaxValue;
        }

        return true;
    }

    private static bool Overlap(ByteRange a, ByteRange b) => a.Start < b.End && b.Start < a.End;
}
