using System.Text;

namespace Hyperlane.Data;

/// <summary>
/// What people write and no type restores: marks for what is missing, numbers with a decimal comma, a currency or a percent sign, yes and
/// no. It is recognised and offered; nothing of it is done unless the user says so.
/// </summary>
internal static class LooseText
{
    private static readonly string[] Missing =
        ["NA", "N/A", "n/a", "na", "#N/A", "NULL", "null", "None", "NaN", "nan", "-", "--", ".", "..", "?", "\\N", "missing", "k.A."];

    private static readonly HashSet<string> True =
        new(["true", "yes", "y", "t", "1", "ja", "oui", "si", "sí"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> False = new(["false", "no", "n", "f", "0", "nein", "non"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The mark for a missing value that a text is; null if it is none.</summary>
    public static string? MissingMark(ReadOnlySpan<byte> text)
    {
        if (text.Length > 7)
        {
            return null;
        }

        foreach (var mark in Missing)
        {
            if (Ascii.Equals(text, mark))
            {
                return mark;
            }
        }

        return null;
    }

    /// <summary>Reads a word for true or false.</summary>
    public static bool TryReadBoolean(string text, out bool value)
    {
        value = True.Contains(text.Trim());
        return value || False.Contains(text.Trim());
    }

    /// <summary>
    /// Reads a number as people write it: with thousands signs, a currency, a percent sign, in brackets for less than zero. What it becomes
    /// is a number as programs write it.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="point">The sign before the decimals, <c>.</c> or <c>,</c>; the other one separates thousands.</param>
    /// <param name="plain">Where to write the number.</param>
    /// <param name="length">How long it is there.</param>
    public static bool TryReadNumber(ReadOnlySpan<byte> text, char point, Span<byte> plain, out int length)
    {
        length = 0;
        if (text.Length > plain.Length)
        {
            return false;
        }

        var rest = Trim(text);
        var isNegative = false;
        if (rest is [(byte)'(', .. var inner, (byte)')'])
        {
            rest = inner;
            isNegative = true;
        }

        rest = Trim(rest);
        if (rest is [(byte)'-', .. var less])
        {
            rest = Trim(less);
            isNegative = !isNegative;
        }
        else if (rest is [(byte)'+', .. var more])
        {
            rest = more;
        }

        rest = Trim(rest);
        if (rest is [(byte)'-', .. var late] && !isNegative) // $-5
        {
            rest = late;
            isNegative = true;
        }

        if (isNegative)
        {
            plain[length++] = (byte)'-';
        }

        var (group, groups, isDecimal, start) = (0, 0, false, length);
        for (var i = 0; i < rest.Length; i++)
        {
            var letter = rest[i];
            if (letter is >= (byte)'0' and <= (byte)'9')
            {
                plain[length++] = letter;
                group++;
            }
            else if (letter == point && !isDecimal && (groups == 0 || group == 3))
            {
                (isDecimal, group) = (true, 0);
                plain[length++] = (byte)'.';
            }
            else if (!isDecimal && (letter == (point == '.' ? ',' : '.') || letter is (byte)' ' or (byte)'\'' or 0xC2 or 0xE2)
                && (groups == 0 ? group is 1 or 2 or 3 : group == 3))
            {
                i += letter == 0xC2 ? 1 : letter == 0xE2 ? 2 : 0; // a space that does not break
                (groups, group) = (groups + 1, 0);
            }
            else
            {
                return false;
            }
        }

        if (length == start || (!isDecimal && groups > 0 && group != 3) || (isDecimal && group == 0))
        {
            return false;
        }

        return true;
    }

    /// <summary>What hints at how numbers of a column are written.</summary>
    /// <returns><c>,</c> or <c>.</c> for what stands before the decimals; <c>?</c> if it may be either; null if it is no number.</returns>
    public static char? PointOf(ReadOnlySpan<byte> text)
    {
        if (!text.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return null; // 02138 is a code
        }

        Span<byte> plain = stackalloc byte[64];
        var isPoint = TryReadNumber(text, '.', plain, out _);
        var isComma = TryReadNumber(text, ',', plain, out _);
        return isPoint && isComma ? (text.ContainsAny((byte)',', (byte)'.') ? '?' : '.') : isPoint ? '.' : isComma ? ',' : null;
    }

    /// <summary>A text without blanks, currencies and percent signs around it.</summary>
    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            var rest = text.Trim(" %$"u8);
            rest = Without(Without(Without(Without(rest, "€"u8), "£"u8), "¥"u8), "\u00A0"u8);
            rest = Without(Without(Without(Without(rest, "EUR"u8), "USD"u8), "CHF"u8), "GBP"u8);
            if (rest.Length == text.Length)
            {
                return text;
            }

            text = rest;
        }

        static ReadOnlySpan<byte> Without(ReadOnlySpan<byte> text, ReadOnlySpan<byte> sign)
            => text.StartsWith(sign) ? text[sign.Length..] : text.EndsWith(sign) ? text[..^sign.Length] : text;
    }
}
