using System.Text.RegularExpressions;

namespace Hyperlane.Generator.Models.Documents;

/// <summary>Tells whether a text is JSON (RFC 8259): an example in a comment may be anything.</summary>
internal static class JsonSyntax
{
    private const string Space = @"[ \t\r\n]*";
    private const string Text = @"""(?:[^""\\\u0000-\u001f]|\\(?:[""\\/bfnrt]|u[0-9a-fA-F]{4}))*""";
    private const string Number = @"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?";

    private static readonly Regex Scalars = new($"{Text}|{Number}|true|false|null", RegexOptions.CultureInvariant);
    private static readonly Regex Innermost = new(
        $@"\{{{Space}(?:s{Space}:{Space}[sv]{Space}(?:,{Space}s{Space}:{Space}[sv]{Space})*)?\}}|\[{Space}(?:[sv]{Space}(?:,{Space}[sv]{Space})*)?\]",
        RegexOptions.CultureInvariant);

    /// <summary>Replaces strings by s and other values by v, then objects and arrays of those by v, until one is left.</summary>
    public static bool IsValid(string text)
    {
        var rest = Scalars.Replace(text, match => match.Value[0] == '"' ? "s" : "v");
        if (Scalars.Replace(text, "").Any(char.IsLetterOrDigit))
        {
            return false;
        }

        for (var before = ""; before != rest;)
        {
            before = rest;
            rest = Innermost.Replace(rest, "v");
        }

        return rest.Trim(' ', '\t', '\r', '\n') is "s" or "v";
    }
}
