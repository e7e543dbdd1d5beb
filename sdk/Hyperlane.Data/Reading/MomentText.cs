namespace Hyperlane.Data;

/// <summary>A date, a time or both, as it is written. It may leave open which number is the month.</summary>
internal struct MomentText
{
    /// <summary>Whether it has a date, and a time.</summary>
    public bool HasDate;
    public bool HasTime;

    /// <summary>Whether it is written as ISO 8601 has it.</summary>
    public bool IsIso;

    /// <summary>The three numbers of the date in the order in which they stand there.</summary>
    public int First;
    public int Second;
    public int Third;

    /// <summary>Where the month stands as a word: 1 or 2; else 0.</summary>
    public int Word;

    /// <summary>How it is written, without what the numbers are: all values of a column must have the same.</summary>
    public int Style;

    /// <summary>Whether a day or month below ten is written with a zero, and without one.</summary>
    public bool HasZero;
    public bool HasNone;

    /// <summary>Whether the year has two digits.</summary>
    public bool IsShort;

    /// <summary>The time of the day.</summary>
    public ClockText Clock;

    /// <summary>The offset from UTC in minutes; null if none is said.</summary>
    public int? Offset;

    /// <summary>Reads one; whether the day exists is not looked at yet.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out MomentText moment)
    {
        moment = default;
        moment.Clock.Digits = -1;
        if (text.Length is < 5 or > 40)
        {
            return false;
        }

        if (text.Length <= 18 && (text[1] == (byte)':' || text[2] == (byte)':') && ClockText.TryRead(text, out moment.Clock))
        {
            moment.HasTime = moment.IsIso = true;
            (moment.HasZero, moment.HasNone) = (moment.Clock.HasZero, moment.Clock.HasNone);
            return true;
        }

        var at = IsLetter(text[0]) ? moment.ReadMonth(text) : 0;
        at = at > 0 ? at : moment.ReadDate(text);
        if (at == 0)
        {
            return false;
        }

        moment.HasDate = true;
        if (at == text.Length)
        {
            return true;
        }

        var isLetter = text[at] == (byte)'T' && moment.IsIso;
        if ((!isLetter && text[at] != (byte)' ')
            || !ClockText.TryRead(moment.IsIso ? moment.ReadOffset(text[(at + 1)..]) : text[(at + 1)..], out moment.Clock))
        {
            return false;
        }

        moment.HasTime = true;
        (moment.HasZero, moment.HasNone) = (moment.HasZero || moment.Clock.HasZero, moment.HasNone || moment.Clock.HasNone);
        return true;
    }

    /// <summary>The days since 1970, if the numbers are a date in this order.</summary>
    /// <param name="order">Where the year stands first, or the month as a word, it does not matter.</param>
    /// <param name="days">Days since 1970.</param>
    public readonly bool TryDate(DateOrder order, out int days)
    {
        var (year, month, day) = Word switch
        {
            1 => (Third, First, Second),
            2 => IsYearFirst ? (First, Second, Third) : (Third, Second, First),
            _ when IsYearFirst || order == DateOrder.YearMonthDay => (First, Second, Third),
            _ => order == DateOrder.DayMonthYear ? (Third, Second, First) : (Third, First, Second),
        };
        if (IsShort)
        {
            year += year < 69 ? 2000 : 1900; // as POSIX has it
        }

        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            days = 0;
            return false;
        }

        days = new DateOnly(year, month, day).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
        return true;
    }

    /// <summary>Whether the year stands first, in four digits.</summary>
    public readonly bool IsYearFirst => (Style & YearFirst) != 0;

    /// <summary>Whether it is a month of a year.</summary>
    public readonly bool IsMonth => (Style & MonthOnly) != 0;

    /// <summary>What separates the numbers.</summary>
    public readonly char Separator => (char)(Style & 0x7F);

    private const int YearFirst = 1 << 8;
    private const int Named = 1 << 9;
    private const int Spelled = 1 << 10;
    private const int Upper = 1 << 11;
    private const int Lower = 1 << 12;
    private const int Comma = 1 << 13;
    private const int MonthFirst = 1 << 14;
    private const int TwoDigits = 1 << 15;
    private const int Iso = 1 << 16;
    private const int MonthOnly = 1 << 22;
    private const int LessThanUtc = 1 << 23;

    private int ReadDate(ReadOnlySpan<byte> text)
    {
        if (text.Length >= 10 && text[4] == (byte)'-' && text[7] == (byte)'-' && DigitText.TryRead(text[..4], 4, out First)
            && DigitText.TryRead(text.Slice(5, 2), 2, out Second) && DigitText.TryRead(text.Slice(8, 2), 2, out Third))
        {
            (IsIso, Style) = (true, YearFirst | Iso);
            return text.Length > 10 && IsDigit(text[10]) ? 0 : 10;
        }

        Span<int> starts = stackalloc int[3];
        Span<int> lengths = stackalloc int[3];
        var at = 0;
        for (var i = 0; i < 3; i++)
        {
            starts[i] = at;
            while (at < text.Length && (IsDigit(text[at]) || IsLetter(text[at])))
            {
                at++;
            }

            lengths[i] = at - starts[i];
            if (lengths[i] is 0 or > 9)
            {
                return 0;
            }

            if (i < 2 && !TryPassSeparator(text, ref at, i))
            {
                return 0;
            }
        }

        for (var i = 0; i < 3; i++)
        {
            var part = text.Slice(starts[i], lengths[i]);
            var isRead = IsDigit(part[0]) ? TryTake(part, i) : i < 2 && Word == 0 && TryTakeWord(part, i);
            if (!isRead)
            {
                return 0;
            }
        }

        var isYear = lengths[2] == 4 || IsYearFirst;
        if (!isYear && lengths[2] != 2)
        {
            return 0;
        }

        IsShort = !isYear;
        Style |= IsShort ? TwoDigits : 0;
        return Word == 0 && Separator == ' ' ? 0 : at; // 1 2 2003 is no date
    }

    private bool TryPassSeparator(ReadOnlySpan<byte> text, ref int at, int i)
    {
        if (i == 1 && at + 1 < text.Length && text[at] == (byte)',' && text[at + 1] == (byte)' ' && Separator == ' ')
        {
            Style |= Comma;
            at += 2;
            return true;
        }

        if (at >= text.Length || text[at] is not ((byte)'.' or (byte)'/' or (byte)'-' or (byte)' ') || (i > 0 && text[at] != Separator))
        {
            return false;
        }

        Style |= text[at++];
        return true;
    }

    private bool TryTake(ReadOnlySpan<byte> part, int i)
    {
        if (!DigitText.TryRead(part, part.Length, out var number) || part.Length is not (1 or 2 or 4) || (part.Length == 4 && i == 1))
        {
            return false;
        }

        if (part.Length == 4 && i == 0)
        {
            Style |= YearFirst;
        }
        else if (part.Length == 4 && IsYearFirst)
        {
            return false;
        }
        else if (part.Length < 4 && (i < 2 || IsYearFirst))
        {
            HasZero |= part[0] == (byte)'0';
            HasNone |= part.Length == 1;
        }

        Set(i, number);
        return true;
    }

    private bool TryTakeWord(ReadOnlySpan<byte> part, int i)
    {
        if (!MonthName.TryRead(part, out var month))
        {
            return false;
        }

        Word = i + 1;
        Set(i, month.Number);
        Style |= Named | (i == 0 ? MonthFirst : 0) | (month.IsLower ? Lower : month.IsUpper ? Upper : 0) | (month.IsSpelled ? Spelled : 0);
        return true;
    }

    /// <summary>A month of a year, which is kept as its first day: <c>Jan 2024</c>, <c>Jan-24</c>.</summary>
    private int ReadMonth(ReadOnlySpan<byte> text)
    {
        var at = text.IndexOfAny((byte)' ', (byte)'-', (byte)'/');
        if (at < 3 || !DigitText.TryRead(text[(at + 1)..], text.Length - at - 1, out var year) || text.Length - at - 1 is not (2 or 4)
            || !TryTakeWord(text[..at], 0))
        {
            return 0;
        }

        (Second, Third, IsShort) = (1, year, text.Length - at - 1 == 2);
        Style |= text[at] | MonthOnly | (IsShort ? TwoDigits : 0);
        return text.Length;
    }

    private void Set(int i, int number)
        => (First, Second, Third) = (i == 0 ? number : First, i == 1 ? number : Second, i == 2 ? number : Third);

    /// <summary>Reads the offset at the end, and returns what stands before it.</summary>
    private ReadOnlySpan<byte> ReadOffset(ReadOnlySpan<byte> text)
    {
        if (text is [.. var utc, (byte)'Z'])
        {
            Offset = 0;
            return utc;
        }

        var sign = text.LastIndexOfAny((byte)'+', (byte)'-');
        if (sign < 5)
        {
            return text;
        }

        var offset = text[(sign + 1)..];
        var minutes = 0;
        if (!(offset.Length is 2 or 4 or 5) || !DigitText.TryRead(offset[..2], 2, out var hours)
            || (offset.Length > 2 && !DigitText.TryRead(offset[^2..], 2, out minutes))
            || (offset.Length == 5 && offset[2] != (byte)':') || hours > 18 || minutes > 59)
        {
            return default;
        }

        Offset = ((hours * 60) + minutes) * (text[sign] == (byte)'-' ? -1 : 1);
        Style |= 1 << (16 + offset.Length);
        Style |= Offset == 0 && text[sign] == (byte)'-' ? LessThanUtc : 0; // -00:00
        return text[..sign];
    }

    private static bool IsDigit(byte letter) => letter is >= (byte)'0' and <= (byte)'9';

    private static bool IsLetter(byte letter) => (letter | 0x20) is >= (byte)'a' and <= (byte)'z';
}
