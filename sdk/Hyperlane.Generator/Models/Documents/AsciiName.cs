using System.Globalization;
using System.Text;

namespace Hyperlane.Generator.Models.Documents;

/// <summary>Spells names of any script with the letters that tools take: <c>größe</c> is <c>groesse</c>.</summary>
internal static class AsciiName
{
    private static readonly Dictionary<char, string> Known = new()
    {
        ['ä'] = "ae",
        ['ö'] = "oe",
        ['ü'] = "ue",
        ['Ä'] = "Ae",
        ['Ö'] = "Oe",
        ['Ü'] = "Ue",
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['Æ'] = "Ae",
        ['ø'] = "oe",
        ['Ø'] = "Oe",
        ['å'] = "aa",
        ['Å'] = "Aa",
        ['ł'] = "l",
        ['Ł'] = "L",
        ['đ'] = "d",
        ['ı'] = "i",
    };

    /// <summary>The name as a reader of Latin letters would write it; letters of other scripts by number.</summary>
    public static string Of(string name) => Spell(name, c => Known.TryGetValue(c, out var known) ? known : WithoutMarks(c) ?? Number(c));

    /// <summary>The name with everything else by number, which no two names share.</summary>
    public static string Escape(string name) => Spell(name, Number);

    private static string Spell(string name, Func<char, string> other)
        => string.Concat(name.Select(c => c is '.' or '_' or '-' or (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z')
            ? c.ToString()
            : other(c)));

    private static string? WithoutMarks(char c)
    {
        var letters = c.ToString().Normalize(NormalizationForm.FormD)
            .Where(part => CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark).ToArray();
        return letters.Length > 0 && letters.All(letter => letter < 128) ? new string(letters) : null;
    }

    private static string Number(char c) => "u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture);
}
