namespace Hyperlane.Data;

/// <summary>
/// A time of the day as it is written: HH:mm, HH:mm:ss or HH:mm:ss.ffffff, or with the half of the day: 1:30 PM. 24:00 is none.
/// </summary>
internal struct ClockText
{
    private const int Said = 1;
    private const int Apart = 2;
    private const int Lower = 4;

    /// <summary>The time, in microseconds.</summary>
    public long Microseconds;

    /// <summary>How many digits of a second; -1 if there are no seconds.</summary>
    public int Digits;

    /// <summary>Whether the last digit of the second is a zero.</summary>
    public bool HasTrailingZero;

    /// <summary>How the half of the day is written; 0 if hours go up to 23.</summary>
    public int Half;

    /// <summary>Whether an hour below ten is written with a zero, and without one, where the half of the day is said.</summary>
    public bool HasZero;
    public bool HasNone;

    /// <summary>Reads one.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out ClockText clock)
    {
        clock = new ClockText { Digits = -1 };
        var isLater = false;
        if (text.Length > 2 && (text[^1] | 0x20) == 'm' && !clock.TryTakeHalf(ref text, out isLater))
        {
            return false;
        }

        var colon = text.IndexOf((byte)':');
        if (colon is < 1 or > 2 || text.Length < colon + 3 || !DigitText.TryRead(text[..colon], colon, out var hours)
            || !DigitText.TryRead(text.Slice(colon + 1, 2), 2, out var minutes) || minutes > 59
            || !clock.TryPlace(ref hours, colon, isLater))
        {
            return false;
        }

        var rest = text[(colon + 3)..];
        var seconds = 0;
        if (rest.Length > 0)
        {
            if (rest.Length < 3 || rest[0] != (byte)':' || !DigitText.TryRead(rest.Slice(1, 2), 2, out seconds) || seconds > 59)
            {
                return false;
            }

            clock.Digits = 0;
        }

        clock.Microseconds = ((((hours * 60L) + minutes) * 60) + seconds) * 1_000_000;
        return rest.Length <= 3 || (rest[3] == (byte)'.' && clock.TryReadFraction(rest[4..]));
    }

    /// <summary>Takes AM or PM from the end.</summary>
    private bool TryTakeHalf(ref ReadOnlySpan<byte> text, out bool isLater)
    {
        var (half, m) = (text[^2], text[^1]);
        isLater = (half | 0x20) == 'p';
        if ((half | 0x20) is not ('a' or 'p') || (half & 0x20) != (m & 0x20))
        {
            return false;
        }

        var isApart = text[^3] == (byte)' ';
        Half = Said | (isApart ? Apart : 0) | ((m & 0x20) != 0 ? Lower : 0);
        text = text[..^(isApart ? 3 : 2)];
        return true;
    }

    /// <summary>Whether the day has this hour; with the half of the day, 12 is the first one.</summary>
    private bool TryPlace(ref int hours, int digits, bool isLater)
    {
        if (Half == 0)
        {
            return digits == 2 && hours <= 23;
        }

        (HasZero, HasNone) = (hours < 10 && digits == 2, digits == 1);
        var isHour = hours is >= 1 and <= 12;
        hours = (hours % 12) + (isLater ? 12 : 0);
        return isHour;
    }

    private bool TryReadFraction(ReadOnlySpan<byte> fraction)
    {
        if (fraction.Length is 0 or > 6 || !DigitText.TryRead(fraction, fraction.Length, out var part))
        {
            return false;
        }

        (Digits, HasTrailingZero) = (fraction.Length, fraction[^1] == (byte)'0');
        for (var i = fraction.Length; i < 6; i++)
        {
            part *= 10;
        }

        Microseconds += part;
        return true;
    }
}
