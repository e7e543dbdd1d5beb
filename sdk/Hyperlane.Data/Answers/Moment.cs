using System.Globalization;

namespace Hyperlane.Data;

/// <summary>
/// Dates and times as text (ISO 8601). They are counted here, not made into .NET's types, because engines have some that
/// those lack: 24:00, the year 12024, the years before Christ, infinity.
/// </summary>
internal static class Moment
{
    private const long Second = 1_000_000;
    private const long Day = 86_400 * Second;

    /// <summary>A date, a time or both as text.</summary>
    /// <param name="kind">Which of them.</param>
    /// <param name="value">Days or microseconds, as <see cref="CellKind"/> says.</param>
    public static string Text(CellKind kind, long value) => kind switch
    {
        CellKind.Date when value is int.MaxValue or -int.MaxValue => Infinity(value),
        CellKind.Timestamp or CellKind.Instant when value is long.MaxValue or -long.MaxValue => Infinity(value),
        CellKind.Date => Date(value, ""),
        CellKind.Time => Time(value),
        _ => Date(Math.DivRem(value, Day) is var (days, rest)
            && rest < 0 ? days - 1 : days, $"T{Time(((value % Day) + Day) % Day)}{(kind == CellKind.Instant ? "Z" : "")}"),
    };

    /// <summary>A length of time (ISO 8601-1, 5.5.2): <c>P1Y2M3DT4H5M6.7S</c>. A part may be negative, as in SQL.</summary>
    /// <param name="months">Years and months.</param>
    /// <param name="days">Days, which may be longer or shorter than 24 hours.</param>
    /// <param name="microseconds">Hours, minutes and seconds.</param>
    public static string Interval(int months, int days, long microseconds)
    {
        var seconds = (decimal)(microseconds % (60 * Second)) / Second;
        var date = $"{Part(months / 12, 'Y')}{Part(months % 12, 'M')}{Part(days, 'D')}";
        var time = $"{Part(microseconds / (3_600 * Second), 'H')}{Part(microseconds / (60 * Second) % 60, 'M')}{Part(seconds, 'S')}";
        return date.Length + time.Length == 0 ? "PT0S" : $"P{date}{(time.Length > 0 ? "T" : "")}{time}";

        static string Part(decimal number, char unit)
            => number == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{number:0.######}{unit}");
    }

    private static string Infinity(long value) => value > 0 ? "infinity" : "-infinity";

    private static string Time(long microseconds)
    {
        var (seconds, rest) = Math.DivRem(microseconds, Second);
        var text = string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}");
        return rest == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}.{rest:000000}").TrimEnd('0');
    }

    /// <summary>The day of the Gregorian calendar, counted in eras of 400 years that begin with March.</summary>
    private static string Date(long days, string time)
    {
        var shifted = days + 719_468;
        var era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097;
        var dayOfEra = shifted - (era * 146_097);
        var yearOfEra = (dayOfEra - (dayOfEra / 1_460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shiftedMonth = ((5 * dayOfYear) + 2) / 153;
        var day = dayOfYear - (((153 * shiftedMonth) + 2) / 5) + 1;
        var month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        var year = yearOfEra + (era * 400) + (month <= 2 ? 1 : 0);
        return string.Create(CultureInfo.InvariantCulture,
            $"{(year > 0 ? year : 1 - year):0000}-{month:00}-{day:00}{time}{(year > 0 ? "" : " (BC)")}");
    }
}
