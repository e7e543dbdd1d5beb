using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;

namespace HyperlaneApi._1;

/// <summary>
/// Text that people can read: some of it can be seen, and none of it acts on what stands around it, as control characters do.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PlainTextAttribute : ValidationAttribute
{
    // Letters and signs to Unicode, and still nothing is drawn for them.
    private const string Blanks = "\u115F\u1160\u2800\u3164\uFFA0";

    // They turn the direction of the text after them.
    private const string Turns = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    /// <summary>Whether the text may have line breaks and tabs.</summary>
    public bool Lines { get; init; }

    /// <summary>
    /// Whether anything of the text can be seen. Spaces cannot, nor can the zero-width ones and other invisible characters.
    /// </summary>
    public static bool IsVisible(string text) => text.EnumerateRunes().Any(character =>
        !Rune.IsWhiteSpace(character)
        && Rune.GetUnicodeCategory(character) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.OtherNotAssigned)
        && !(character.IsBmp && Blanks.Contains((char)character.Value)));

    /// <summary>Whether the text is one line, without any character that acts on what stands around it.</summary>
    public static bool IsOneLine(string text) => !text.Any(character =>
        char.IsControl(character) || character is '\u2028' or '\u2029' || Turns.Contains(character));

    /// <inheritdoc />
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        if (value is not string text || string.IsNullOrWhiteSpace(text))
        {
            return ValidationResult.Success; // [Required] says so
        }

        if (!IsVisible(text))
        {
            return new ValidationResult("Nothing of it can be seen.");
        }

        return Lines
            ? text.Any(character => char.IsControl(character) && character is not ('\t' or '\r' or '\n'))
                ? new ValidationResult("Must not contain control characters other than line breaks and tabs.")
                : ValidationResult.Success
            : IsOneLine(text)
                ? ValidationResult.Success
                : new ValidationResult("Must be one line, without control characters.");
    }
}
