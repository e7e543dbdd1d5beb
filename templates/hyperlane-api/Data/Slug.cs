using System.Globalization;
using System.Text;

namespace HyperlaneApi._1;

/// <summary>
/// Makes the last part of a post's address from its title: "Crème brûlée, again!" becomes "creme-brulee-again".
/// Latin letters lose their accents; letters and digits of other scripts stay, so "日本語" is a slug too.
/// </summary>
public static class Slug
{
    private const int MaxLength = 80;

    // For a title without any letter or digit.
    private const string Fallback = "post";

    private static readonly Dictionary<Rune, string> Plain = Spell(
        ("àáâãäåāăąạảấầẩẫậắằẳẵặ", "a"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęěẹẻẽếềểễệ", "e"), ("ĝğġģ", "g"),
        ("ĥħ", "h"), ("ìíîïĩīĭįıịỉİ", "i"), ("ĵ", "j"), ("ķ", "k"), ("ĺļľŀł", "l"), ("ñńņňŋ", "n"),
        ("òóôõöøōŏőơọỏốồổỗộớờởỡợ", "o"), ("ŕŗř", "r"), ("śŝşšș", "s"), ("ţťŧț", "t"),
        ("ùúûüũūŭůűųưụủứừửữự", "u"), ("ŵ", "w"), ("ýÿŷỳỵỷỹ", "y"), ("źżž", "z"),
        ("æ", "ae"), ("œ", "oe"), ("ß", "ss"), ("þ", "th"));

    /// <summary>The slug of a title: at most 80 characters, and never empty.</summary>
    public static string From(string title)
    {
        var slug = new StringBuilder();
        foreach (var character in title.EnumerateRunes())
        {
            var lower = Rune.ToLowerInvariant(character);
            var part = Plain.GetValueOrDefault(lower) ?? lower.ToString();
            if (slug.Length + part.Length > MaxLength)
            {
                break;
            }

            if (Rune.IsLetterOrDigit(lower) || (IsMark(lower) && EndsWithLetterOfOtherScript(slug)))
            {
                slug.Append(part);
            }
            else if (!IsMark(lower) && !IsApostrophe(lower) && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var result = slug.ToString().Trim('-');
        return result.Length > 0 ? result : Fallback;
    }

    // An accent written as a character of its own. After a Latin letter it is left out like any accent;
    // in scripts such as Devanagari it is a vowel, without which the word is another one.
    private static bool IsMark(Rune character) => Rune.GetUnicodeCategory(character)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool EndsWithLetterOfOtherScript(StringBuilder slug) => slug.Length > 0 && !char.IsAscii(slug[^1]);

    // "Don't" becomes "dont", not "don-t".
    private static bool IsApostrophe(Rune character) => character.Value is '\'' or '’';

    private static Dictionary<Rune, string> Spell(params (string Letters, string Plain)[] table) => table
        .SelectMany(row => row.Letters.EnumerateRunes().Select(letter => (letter, row.Plain)))
        .ToDictionary(pair => pair.letter, pair => pair.Plain);
}
