using Hyperlane.Routing;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>Spells a path as clients must: percent-encoded, and with parameters that have a name only.</summary>
internal static class PathText
{
    private const string Plain = "-._~!$&'()*+,;=:@";

    public static string Of(RoutePattern pattern)
        => pattern.Segments.Count == 0 ? "/" : string.Concat(pattern.Segments.Select(segment => "/" + (segment.IsParameter ? $"{{{segment.Text}}}" : Encode(segment.Text))));

    private static string Encode(string text)
        => string.Concat(text.Select((c, i) => char.IsLowSurrogate(c) && i > 0 ? ""
            : Plain.IndexOf(c) >= 0 ? c.ToString()
            : Uri.EscapeDataString(char.IsHighSurrogate(c) && i + 1 < text.Length ? text.Substring(i, 2) : c.ToString())));
}
