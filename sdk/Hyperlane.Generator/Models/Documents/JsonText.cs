using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Hyperlane.Generator.Models.Documents;

/// <summary>Spells values as JSON. The frameworks that compilers run on bring no writer of their own.</summary>
internal static class JsonText
{
    /// <summary>A string.</summary>
    public static string Quote(string text)
    {
        var json = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            json.Append(isPair ? text.Substring(i++, 2) : Escape(text[i]));
        }

        return json.Append('"').ToString();
    }

    /// <summary>What a string says that was quoted here.</summary>
    public static string Unquote(string json)
        => Regex.Replace(json.Substring(1, json.Length - 2), @"\\(u[0-9a-f]{4}|.)", match => match.Groups[1].Value switch
        {
            "n" => "\n",
            "r" => "\r",
            "t" => "\t",
            ['u', .. var digits] when digits.Length == 4 =>
                ((char)int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString(),
            var other => other,
        });

    /// <summary>A constant of C#; null where JSON has no word for it.</summary>
    public static string? Constant(object? value) => value switch
    {
        null => "null",
        string text => Quote(text),
        char c => Quote(c.ToString()),
        bool flag => flag ? "true" : "false",
        float.NaN or float.PositiveInfinity or float.NegativeInfinity => null,
        double.NaN or double.PositiveInfinity or double.NegativeInfinity => null,
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>An array of what is JSON already.</summary>
    public static string Array(IEnumerable<string> items) => $"[{string.Join(", ", items)}]";

    /// <summary>What ends a line for C# is escaped as well: the document stands in a literal.</summary>
    private static string Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\u0085' or '\u2028' or '\u2029' or < ' ' => $"\\u{(int)c:x4}",
        _ when char.IsSurrogate(c) => "\\ufffd",
        _ => c.ToString(),
    };
}
