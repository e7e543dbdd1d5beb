using Hyperlane.Generator.Models.Documents;
using Hyperlane.Routing;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>Spells a path as clients must: percent-encoded, and with parameters that have a name only.</summary>
internal static class PathText
{
    private const string Plain = "-._~!$&'()*+,;=:@";

    /// <param name="pattern">The pattern.</param>
    /// <param name="names">What its parameters are called in the document.</param>
    public static string Of(RoutePattern pattern, IReadOnlyDictionary<string, string> names)
        => pattern.Segments.Count == 0 ? "/" : string.Concat(pattern.Segments.Select(segment => "/" + Of(segment, names)));

    private static string Of(RouteSegment segment, IReadOnlyDictionary<string, string> names)
        => segment.Pieces is { } pieces ? pieces.Spell(one => $"{{{names[one.Text]}}}", Encode)
            : segment.IsParameter ? $"{{{names[segment.Text]}}}"
            : Encode(segment.Text);

    /// <summary>
    /// What the parameters of a pattern are called in the document. Clients never send the names, and tools take ASCII only.
    /// </summary>
    public static Dictionary<string, string> NamesOf(RoutePattern pattern)
    {
        var names = pattern.ParameterNames.ToDictionary(name => name, AsciiName.Of);
        return names.Values.Distinct().Count() == names.Count ? names : pattern.ParameterNames.ToDictionary(name => name, AsciiName.Escape);
    }

    private static string Encode(string text)
        => string.Concat(text.Select((c, i) => char.IsLowSurrogate(c) && i > 0 ? ""
            : Plain.IndexOf(c) >= 0 ? c.ToString()
            : Uri.EscapeDataString(char.IsHighSurrogate(c) && i + 1 < text.Length ? text.Substring(i, 2) : c.ToString())));
}
