using System.Globalization;
using System.Text;

namespace Hyperlane.Values;

/// <summary>
/// Text that a client wrote, made fit for a line of the log or of a problem: what begins a new line, drives a terminal, is
/// invisible or turns the direction of reading is written as an escape such as <c>\u000a</c>.
/// </summary>
internal static class ClientText
{
    /// <summary>How many characters of a name or a value are shown.</summary>
    public const int MaxLength = 100;

    /// <summary>How many characters of a path, or of a whole problem, are shown.</summary>
    public const int MaxLineLength = 2000;

    /// <summary>Escapes text, and cuts it where it is long.</summary>
    /// <param name="text">What a client wrote.</param>
    /// <param name="maxLength">After how many of its characters it is cut.</param>
    public static string Shorten(string text, int maxLength = MaxLength)
    {
        if (text.Length <= maxLength && !text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var shown = new StringBuilder();
        var rest = text.AsSpan(0, Math.Min(text.Length, maxLength));
        while (!rest.IsEmpty)
        {
            // Half of a pair, which no text has but a client can send, stands for itself as an escape.
            var isRune = Rune.DecodeFromUtf16(rest, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            if (isRune && IsVisible(rune))
            {
                shown.Append(rest[..length]);
            }
            else if (isRune || rest.Length > 1 || text.Length <= maxLength)
            {
                foreach (var unit in rest[..length])
                {
                    shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
                }
            }

            rest = rest[length..];
        }

        return (text.Length > maxLength ? shown.Append('…') : shown).ToString();
    }

    /// <summary>A path, or a sentence that a client's text is part of, for the log.</summary>
    public static string Line(string text) => Shorten(text, MaxLineLength);

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
