using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;

namespace HyperlaneChat._1;

/// <summary>
/// What the names of people and rooms may be, and which of them look the same; the page has the same rules in <c>js/rules.js</c>.
/// Names are looked at rune by rune: 𠮷 is one letter, and two <c>char</c>s.
/// </summary>
public static class Names
{
    public const int LongestOfMember = 24;
    public const int LongestOfRoom = 40;

    // Capital letters of Cyrillic and Greek, and the Latin ones that look like them.
    private const string LookAlikes = "АВЕКМНОРСТУХІЈЅҺԀԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
    private const string Originals = "ABEKMHOPCTYXIJSHDQWABEZHIKMNOPTYX";

    /// <summary>What is wrong with a name for a person, or null: anything one can see will do.</summary>
    public static string? ProblemOfMember(string name) => ProblemOf(name, LongestOfMember, "signs that can be seen", _ => true);

    /// <summary>What is wrong with a name for a room, or null.</summary>
    public static string? ProblemOfRoom(string name) => ProblemOf(
        name, LongestOfRoom, "letters, digits, spaces, '-' or '_'", rune => IsWord(rune) || rune.Value is ' ' or '-' or '_');

    /// <summary>Names with the same key look the same, or would be taken for each other: Ada, ADA, and Ada with a Cyrillic А.</summary>
    public static string KeyOf(string name)
    {
        var key = new StringBuilder();
        var folded = name.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Normalize(NormalizationForm.FormKC);
        foreach (var rune in folded.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                key.Append(key.Length > 0 && key[^1] == ' ' ? "" : " "); // a page shows many spaces as one
            }
            else if (!IsUnseen(rune))
            {
                var alike = rune.IsBmp ? LookAlikes.IndexOf((char)rune.Value) : -1;
                key.Append(alike < 0 ? rune.ToString() : Originals[alike].ToString());
            }
        }

        return key.ToString();
    }

    /// <summary>Whether there is nothing to see in a text.</summary>
    public static bool IsBlank(string text) => !text.EnumerateRunes().Any(IsSeen);

    private static string? ProblemOf(string name, int longest, string what, Func<Rune, bool> isAllowed)
    {
        if (name.EnumerateRunes().Contains(Rune.ReplacementChar)) // half of a pair, perhaps
        {
            return $"A name has {what}.";
        }

        Rune[] runes = [.. name.Normalize().EnumerateRunes()];
        if (runes.Length == 0 || runes.Length > longest)
        {
            return $"A name has 1 to {longest} characters.";
        }

        if (!IsSeen(runes[0]) || IsMark(runes[0]) || Rune.IsWhiteSpace(runes[^1]))
        {
            return "A name begins with something that can be seen, and has no space at either end.";
        }

        var alphabets = Alphabets.None; // of the word so far
        for (var i = 0; i < runes.Length; i++)
        {
            if (!IsVariation(runes[i]) && !IsJoiner(runes[i]) ? IsUnseen(runes[i]) || !isAllowed(runes[i]) : !IsInPlace(runes, i))
            {
                return $"A name has {what}.";
            }

            alphabets = IsWord(runes[i]) ? alphabets | AlphabetOf(runes[i]) : Alphabets.None;
            if (alphabets > Alphabets.Latin && alphabets.HasFlag(Alphabets.Latin))
            {
                return "A word has either Latin letters or Cyrillic or Greek ones, as many of them look the same.";
            }
        }

        return null;
    }

    /// <summary>
    /// What cannot be seen by itself may stand where it changes what is seen: in Persian, Hindi or Japanese words, and in emoji.
    /// </summary>
    private static bool IsInPlace(Rune[] runes, int i)
    {
        var before = i > 0 ? runes[i - 1] : new Rune(' ');
        return IsVariation(runes[i])
            ? IsSeen(before) && !IsMark(before) && AlphabetOf(before) == Alphabets.None
            : (IsSeen(before) || IsVariation(before)) && i + 1 < runes.Length && IsSeen(runes[i + 1]);
    }

    private static bool IsSeen(Rune rune) => !Rune.IsWhiteSpace(rune) && !IsUnseen(rune);

    /// <summary>
    /// Controls, marks of direction and the like, what Unicode calls default-ignorable, and signs that are drawn as nothing.
    /// </summary>
    private static bool IsUnseen(Rune rune)
        => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            || IsVariation(rune)
            || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 or 0x16FE4 or 0x1D159;

    private static bool IsVariation(Rune rune)
        => rune.Value is (>= 0x180B and <= 0x180D) or 0x180F or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;

    private static bool IsMark(Rune rune)
        => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark;

    private static bool IsWord(Rune rune) => Rune.IsLetter(rune) || IsMark(rune) || Rune.IsNumber(rune) || IsJoiner(rune);

    private static Alphabets AlphabetOf(Rune rune) => !Rune.IsLetter(rune) ? Alphabets.None : rune.Value switch
    {
        < 0x0250 or (>= 0x1E00 and <= 0x1EFF) or (>= 0xFF21 and <= 0xFF5A) => Alphabets.Latin,
        (>= 0x0370 and <= 0x03FF) or (>= 0x1F00 and <= 0x1FFF) => Alphabets.Greek,
        (>= 0x0400 and <= 0x052F) or (>= 0x1C80 and <= 0x1C8F) or (>= 0xA640 and <= 0xA69F) => Alphabets.Cyrillic,
        _ => Alphabets.None,
    };

    [Flags]
    private enum Alphabets
    {
        None,
        Latin = 1,
        Greek = 2,
        Cyrillic = 4,
    }
}

/// <summary>The name of a person.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class MemberNameAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
        => value is string name && Names.ProblemOfMember(name) is { } problem ? new ValidationResult(problem) : ValidationResult.Success;
}

/// <summary>The name of a room.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class RoomNameAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
        => value is string name && Names.ProblemOfRoom(name) is { } problem ? new ValidationResult(problem) : ValidationResult.Success;
}
