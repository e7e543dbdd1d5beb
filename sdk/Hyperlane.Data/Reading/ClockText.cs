namespace Hyperlane.Data;

/// <summary>A time of the day as it is written: HH:mm, HH:mm:ss or HH:mm:ss.ffffff. 24:00 is none.</summary>
internal struct ClockText
{
    /// <summary>The time, in microseconds.</summary>
    public long Microseconds;

    /// <summary>How many digits of a second; -1 if there are no seconds.</summary>
    public int Digits;

    /// <summary>Whether the last digit of the second is a zero.</summary>
    public bool HasTrailingZero;

    /// <summary>Reads one.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out ClockText clock)
    {
        clock = new ClockText { Digits = -1 };
        if (text.Length < 5 || text[2] != (byte)':' || !DigitText.TryRead(text[..2], 2, out var hours) || hours > 23
            || !DigitText.TryRead(text.Slice(3, 2), 2, out var minutes) || minutes > 59)
        {
            return false;
        }

        var seconds = 0;
        if (text.Length > 5)
        {
            if (text.Length < 8 || text[5] != (byte)':' || !DigitText.TryRead(text.Slice(6, 2), 2, out seconds) || seconds > 59)
            {
                return false;
            }

            clock.Digits = 0;
        }

        clock.Microseconds = ((((hours * 60L) + minutes) * 60) + seconds) * 1_000_000;
        return text.Length <= 8 || (text[8] == (byte)'.' && clock.TryReadFraction(text[9..]));
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
