using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Hyperlane.Data;

/// <summary>A text that is a number, taken apart: enough to say whether a typed value restores it.</summary>
internal readonly ref struct NumberParts
{
    private NumberParts(bool isNegative, ReadOnlySpan<byte> whole, ReadOnlySpan<byte> fraction, ReadOnlySpan<byte> exponent)
    {
        IsNegative = isNegative;
        Whole = whole;
        Fraction = fraction;
        Exponent = exponent;
    }

    public bool IsNegative { get; }

    /// <summary>The digits before the point.</summary>
    public ReadOnlySpan<byte> Whole { get; }

    /// <summary>The digits behind the point; empty if there is none.</summary>
    public ReadOnlySpan<byte> Fraction { get; }

    /// <summary>From the E on; empty if there is none.</summary>
    public ReadOnlySpan<byte> Exponent { get; }

    /// <summary>Whether it is zero.</summary>
    public bool IsZero => !Whole.ContainsAnyExcept((byte)'0') && !Fraction.ContainsAnyExcept((byte)'0');

    /// <summary>How many digits it has, without zeros in front.</summary>
    public int Digits => Whole is [(byte)'0'] ? Fraction.TrimStart((byte)'0').Length : Whole.Length + Fraction.Length;

    /// <summary>Reads one: an optional minus, no zeros in front, a point with digits on both sides, an exponent.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out NumberParts number)
    {
        number = default;
        var isNegative = text is [(byte)'-', ..];
        var rest = isNegative ? text[1..] : text;
        var whole = Digit(rest);
        if (whole == 0 || (whole > 1 && rest[0] == (byte)'0'))
        {
            return false;
        }

        var fraction = 0;
        if (whole < rest.Length && rest[whole] == (byte)'.')
        {
            fraction = Digit(rest[(whole + 1)..]);
            if (fraction == 0)
            {
                return false;
            }
        }

        var at = whole + (fraction > 0 ? fraction + 1 : 0);
        var exponent = rest[at..];
        if (exponent is [(byte)'e' or (byte)'E', _, ..])
        {
            var digits = exponent[1..] is [(byte)'+' or (byte)'-', .. var signed] ? signed : exponent[1..];
            if (digits.Length is 0 or > 3 || Digit(digits) < digits.Length)
            {
                return false;
            }
        }
        else if (exponent.Length > 0)
        {
            return false;
        }

        number = new NumberParts(isNegative, rest[..whole], fraction > 0 ? rest.Slice(whole + 1, fraction) : default, exponent);
        return true;
    }

    /// <summary>Whether a text is <c>NaN</c> or an infinity.</summary>
    public static bool TryReadLimit(ReadOnlySpan<byte> text, out double value)
    {
        var rest = text is [(byte)'-', ..] ? text[1..] : text;
        var isInfinity = Ascii.EqualsIgnoreCase(rest, "inf"u8) || Ascii.EqualsIgnoreCase(rest, "infinity"u8);
        value = !isInfinity ? double.NaN : rest.Length < text.Length ? double.NegativeInfinity : double.PositiveInfinity;
        return isInfinity || Ascii.EqualsIgnoreCase(text, "nan"u8);
    }

    /// <summary>Whether the shortest text of the nearest double has the same digits.</summary>
    public static bool IsDouble(ReadOnlySpan<byte> text)
    {
        if (!Utf8Parser.TryParse(text, out double value, out var read) || read != text.Length || !double.IsFinite(value))
        {
            return false;
        }

        Span<byte> shortest = stackalloc byte[32];
        if (!value.TryFormat(shortest, out var written, "R", CultureInfo.InvariantCulture))
        {
            return false;
        }

        Span<byte> mine = stackalloc byte[40];
        Span<byte> its = stackalloc byte[40];
        return TryRead(text, out var one) && TryRead(shortest[..written], out var other)
            && one.TryNormalise(mine, out var length, out var power)
            && other.TryNormalise(its, out var otherLength, out var otherPower) && power == otherPower
            && mine[..length].SequenceEqual(its[..otherLength]);
    }

    /// <summary>The number without its point: <c>-12.50</c> is <c>-1250</c> with a scale of 2.</summary>
    /// <param name="scale">How many digits behind the point are wanted; there are no more.</param>
    public Int128 Unscaled(int scale)
    {
        Int128 value = 0;
        foreach (var digit in Whole)
        {
            value = (value * 10) + (digit - (byte)'0');
        }

        foreach (var digit in Fraction)
        {
            value = (value * 10) + (digit - (byte)'0');
        }

        for (var i = Fraction.Length; i < scale; i++)
        {
            value *= 10;
        }

        return IsNegative ? -value : value;
    }

    /// <summary>The digits that count, and which power of ten the first of them has.</summary>
    private bool TryNormalise(Span<byte> digits, out int length, out int power)
    {
        (length, power) = (0, 0);
        if (Whole.Length + Fraction.Length > digits.Length)
        {
            return false;
        }

        Whole.CopyTo(digits);
        Fraction.CopyTo(digits[Whole.Length..]);
        var all = digits[..(Whole.Length + Fraction.Length)];
        var zeros = all.IndexOfAnyExcept((byte)'0');
        if (zeros < 0)
        {
            return true;
        }

        var exponent = Exponent.IsEmpty ? 0 : int.Parse(Exponent[1..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        power = Whole.Length - zeros + exponent;
        var end = all.LastIndexOfAnyExcept((byte)'0') + 1;
        length = end - zeros;
        all[zeros..end].CopyTo(digits);
        return true;
    }

    private static int Digit(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return end < 0 ? text.Length : end;
    }
}
