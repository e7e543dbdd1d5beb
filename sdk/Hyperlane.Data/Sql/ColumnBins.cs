using System.Globalization;

namespace Hyperlane.Data;

/// <summary>
/// Where the bins of a histogram begin and end: on round borders, each calculated once. Values are compared with them and never divided by
/// a width, so that a bin has what a count between its borders has.
/// </summary>
/// <param name="Borders">As JSON has them, one more than there are bins. A bin has what is not below its first and below its second; the
/// last has its second, too.</param>
/// <param name="Literals">The same as SQL has them.</param>
internal sealed record ColumnBins(IReadOnlyList<object> Borders, IReadOnlyList<string> Literals)
{
    private const int Second = 1;
    private const int Minute = 60 * Second;
    private const int Hour = 60 * Minute;

    private static readonly int[] Times = [1, 2, 5, 10, 15, 30, Minute, 2 * Minute, 5 * Minute, 10 * Minute, 15 * Minute, 30 * Minute, Hour,
        2 * Hour, 3 * Hour, 6 * Hour, 12 * Hour];
    private static readonly int[] Days = [1, 2, 7, 14];
    private static readonly int[] Months = [1, 2, 3, 6];
    private static readonly int[] Years = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000];
    private static readonly int[] Digits = [1, 2, 5];

    /// <summary>How many there are.</summary>
    public int Count => Borders.Count - 1;

    /// <summary>Bins for a column.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="min">Its smallest value, as the engine has it.</param>
    /// <param name="max">Its largest one.</param>
    /// <param name="most">How many bins at most.</param>
    /// <returns>Null where its values have no distances, or such that no number can tell.</returns>
    public static ColumnBins? For(ColumnType type, object? min, object? max, int most) => (type, min, max) switch
    {
        (_, null, _) or (_, _, null) => null,
        (ColumnType.Integer, _, _) => OfIntegers(Cell.Text(min), Cell.Text(max), most),
        (ColumnType.Number, _, _) => OfNumbers(Cell.Text(min), Cell.Text(max), most),
        (ColumnType.Date or ColumnType.Timestamp, _, _) => OfTimes(type, Cell.Text(min), Cell.Text(max), most),
        _ => null,
    };

    /// <summary>The number of the bin of a value, from 0, in SQL; null for what is in none.</summary>
    /// <param name="value">The value as SQL has it.</param>
    public string NumberOf(string value)
        => $"CASE WHEN {value} >= {Literals[0]} THEN CASE {string.Concat(Literals.Skip(1).Select((border, i) => $"WHEN {value} {(i == Count - 1 ? "<=" : "<")} {border} THEN {i} "))}END END";

    private static ColumnBins? OfIntegers(string min, string max, int most)
    {
        if (!decimal.TryParse(min, NumberStyles.Float, CultureInfo.InvariantCulture, out var low)
            || !decimal.TryParse(max, NumberStyles.Float, CultureInfo.InvariantCulture, out var high)
            || Math.Max(Math.Abs(low), Math.Abs(high)) > 1e27m)
        {
            return null;
        }

        decimal step, first, last;
        var power = 1m;
        var digit = 0;
        do
        {
            step = Digits[digit] * power;
            (first, last) = (Math.Floor(low / step), Math.Floor(high / step));
            (digit, power) = digit == 2 ? (0, power * 10) : (digit + 1, power);
        }
        while (last - first + 1 > most);

        var borders = Enumerable.Range(0, (int)(last - first) + 2).Select(i => (first + i) * step).ToList();
        return new ColumnBins(
            [.. borders.Select(border => Math.Abs(border) <= 1L << 53
                ? (object)(double)border
                : border.ToString(CultureInfo.InvariantCulture))],
            [.. borders.Select(border => border.ToString(CultureInfo.InvariantCulture))]);
    }

    private static ColumnBins? OfNumbers(string min, string max, int most)
    {
        if (!double.TryParse(min, CultureInfo.InvariantCulture, out var low)
            || !double.TryParse(max, CultureInfo.InvariantCulture, out var high)
            || !double.IsFinite(high - low))
        {
            return null;
        }

        var borders = NiceBins.Borders(low, high, most, isWhole: false);
        return new ColumnBins([.. borders], [.. borders.Select(border => border.ToString("R", CultureInfo.InvariantCulture))]);
    }

    private static ColumnBins? OfTimes(ColumnType type, string min, string max, int most)
    {
        if (!TryParse(min, out var low) || !TryParse(max, out var high))
        {
            return null;
        }

        return (type == ColumnType.Date
            ? null
            : Try(Times, (time, step) => new DateTime(time.Ticks - (time.Ticks % (step * TimeSpan.TicksPerSecond))),
                (time, step) => time.AddSeconds(step)))
            // The calendar of .NET begins with a Monday, and so does each week.
            ?? Try(Days, (time, step) => time.Date.AddDays(-(time.Ticks / TimeSpan.TicksPerDay % step)), (time, step) => time.AddDays(step))
            ?? Try(Months, (time, step) => new DateTime(time.Year, time.Month - ((time.Month - 1) % step), 1),
                (time, step) => time.AddMonths(step))
            ?? Try(Years, (time, step) => new DateTime(Math.Max(1, time.Year - (time.Year % step)), 1, 1),
                (time, step) => time.AddYears(step - (time.Year % step)), isYears: true);

        ColumnBins? Try(int[] steps, Func<DateTime, int, DateTime> start, Func<DateTime, int, DateTime> next, bool isYears = false)
        {
            foreach (var step in steps)
            {
                var borders = new List<DateTime> { start(low, step) };
                while (borders.Count <= most && borders[^1] <= high && borders[^1].Year + (isYears ? step : 1) <= DateTime.MaxValue.Year)
                {
                    borders.Add(next(borders[^1], step));
                }

                if (borders[^1] > high)
                {
                    var texts = borders.ConvertAll(border =>
                        border.ToString(type == ColumnType.Date ? "yyyy-MM-dd" : "s", CultureInfo.InvariantCulture));
                    return new ColumnBins(texts, texts.ConvertAll(text => $"{(type == ColumnType.Date ? "DATE" : "TIMESTAMP")} '{text}'"));
                }
            }

            return null;
        }
    }

    private static bool TryParse(string text, out DateTime time)
        => DateTime.TryParse(text, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
}
