namespace Hyperlane.Data;

/// <summary>Long names, short enough for an axis or a legend, and still each another.</summary>
internal static class NameText
{
    private const int Most = 28;

    /// <summary>Names as ticks of an axis: 0, 1, 2.</summary>
    public static IReadOnlyList<ChartTick> Ticks(IReadOnlyList<string> names)
        => [.. Shorten(names, Most).Select((text, i) => new ChartTick(i, text, text == names[i] ? null : names[i]))];

    /// <summary>Shortens names: at their end where that leaves them different, else in the middle; a line break becomes a space.</summary>
    public static IReadOnlyList<string> Shorten(IReadOnlyList<string> names, int most)
    {
        var texts = names.Select(name => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        var ends = texts.Select(text => End(text, most)).ToList();
        var middles = texts.Select(text => Middle(text, most)).ToList();
        var shortened = texts.Select((_, i) => ends.Count(end => end == ends[i]) == 1 ? ends[i] : middles[i]).ToList();
        return [.. shortened.Select((text, i) => shortened.IndexOf(text) == i ? text
            : $"{text} ({shortened.Take(i).Count(other => other == text) + 1})")];
    }

    private static string End(string text, int most) => Length(text) <= most ? text : $"{First(text, most - 1).TrimEnd()}…";

    private static string Middle(string text, int most)
        => Length(text) <= most ? text : $"{First(text, most / 2).TrimEnd()}…{Last(text, most - (most / 2) - 1).TrimStart()}";

    private static int Length(string text) => new System.Globalization.StringInfo(text).LengthInTextElements;

    private static string First(string text, int count)
        => count <= 0 ? "" : new System.Globalization.StringInfo(text).SubstringByTextElements(0, count);

    private static string Last(string text, int count)
    {
        var elements = new System.Globalization.StringInfo(text);
        return count <= 0 ? "" : elements.SubstringByTextElements(elements.LengthInTextElements - count);
    }
}
