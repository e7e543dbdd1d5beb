using System.Globalization;

namespace Hyperlane.Data;

/// <summary>Axes with what is written along them.</summary>
internal static class Scales
{
    private static readonly (double Length, string Form)[] Times =
    [
        (1, "HH:mm:ss.fff"), (10, "HH:mm:ss.fff"), (100, "HH:mm:ss.fff"), (1e3, "HH:mm:ss"), (5e3, "HH:mm:ss"), (15e3, "HH:mm:ss"),
            (30e3, "HH:mm:ss"), (60e3, "HH:mm"), (300e3, "HH:mm"), (900e3, "HH:mm"), (1800e3, "HH:mm"),
        (3600e3, "HH:mm"), (10800e3, "HH:mm"), (21600e3, "HH:mm"), (43200e3, "HH:mm"),
        (86400e3, "yyyy-MM-dd"), (172800e3, "yyyy-MM-dd"), (604800e3, "yyyy-MM-dd"), (1209600e3, "yyyy-MM-dd"),
    ];

    private static readonly int[] Months = [1, 2, 3, 6, 12];

    /// <summary>Which multiples of a power of ten have a mark: as many as there is room for.</summary>
    private static readonly int[][] LogParts = [[1, 2, 5], [1, 3], [1]];

    /// <summary>How much more room moments of ten letters and more need than years and months.</summary>
    private const double Wide = 1.4;

    /// <summary>Numbers at equal distances.</summary>
    public static ChartAxis Linear(string label, double low, double high, int most, bool isWhole)
    {
        if (!(high > low))
        {
            (low, high) = isWhole || low == 0 ? (low - 0.5, low + 0.5) : (low - (Math.Abs(low) / 10), low + (Math.Abs(low) / 10));
        }

        var (ticks, step) = NiceBins.Ticks(low, high, most, isWhole);
        return new ChartAxis(label, AxisScale.Linear, low, high, NumberText.Along(ticks, step));
    }

    /// <summary>Numbers from one round border to another.</summary>
    public static ChartAxis Nice(string label, double low, double high, int most, bool isWhole = false)
    {
        (low, high) = NiceBins.Around(low, high, most, isWhole);
        return Linear(label, low, high, most, isWhole);
    }

    /// <summary>Numbers at equal ratios.</summary>
    public static ChartAxis Log(string label, double low, double high, int most)
    {
        var first = (int)Math.Floor(Math.Log10(low));
        var last = (int)Math.Ceiling(Math.Log10(high));
        var powers = Marks(1).Count();
        var ticks = LogParts.Select(parts => Marks(parts).ToList()).FirstOrDefault(marks => marks.Count <= most)
            ?? [.. Marks(1).Where((_, i) => i % (int)Math.Ceiling(powers / (double)Math.Max(1, most)) == 0)];
        if (ticks.Count < 2 && high > low)
        {
            return Linear(label, low, high, most, isWhole: false) with { Scale = AxisScale.Log };
        }

        return new ChartAxis(label, AxisScale.Log, low,
            high > low ? high : low * 10, [.. ticks.Select(at => new ChartTick(at, NumberText.Short(at)))]);

        IEnumerable<double> Marks(params int[] parts)
            => from power in Enumerable.Range(first, last - first + 1)
               from part in parts
               let at = double.Parse(string.Create(CultureInfo.InvariantCulture, $"{part}e{power}"), CultureInfo.InvariantCulture)
               where at >= low * (1 - 1e-9) && at <= high * (1 + 1e-9)
               select at;
    }

    /// <summary>Moments, written as ISO 8601 does.</summary>
    public static ChartAxis Time(string label, double low, double high, int most)
    {
        if (!(high > low))
        {
            (low, high) = (low - 43_200_000, low + 43_200_000);
        }

        var least = (high - low) / Math.Max(1, most);
        var isOneDay = IsOneDay(low, high);
        var short_ = Times.FirstOrDefault(step => step.Length >= (isOneDay ? least : least * Wide));
        return new ChartAxis(label, AxisScale.Time, low,
            high, [.. short_.Form is null ? Calendar(low, high, least) : Clock(low, high, short_.Length, short_.Form)]);
    }

    private static IEnumerable<ChartTick> Clock(double low, double high, double step, string form)
    {
        form = IsOneDay(low, high) || form.StartsWith('y') ? form : $"MM-dd {form}";
        var monday = step >= 604_800_000 ? 4 * 86_400_000 : 0; // 1970 began on a Thursday
        for (var at = (Math.Ceiling((low - monday) / step) * step) + monday; at <= high; at += step)
        {
            yield return new ChartTick(at, NumberText.MomentOf(at).ToString(form, CultureInfo.InvariantCulture));
        }
    }

    private static bool IsOneDay(double low, double high) => NumberText.MomentOf(low).Date == NumberText.MomentOf(high - 1).Date;

    private static IEnumerable<ChartTick> Calendar(double low, double high, double least)
    {
        const double month = 30.4369 * 86_400_000;
        var months = Months.FirstOrDefault(count => count * month * 1.02 >= least);
        if (months == 0)
        {
            months = 12 * (int)Math.Max(1, Math.Min(5_000, Round(least / (12 * month))));
        }

        var first = NumberText.MomentOf(low);
        var index = Math.Ceiling(((first.Year * 12) + first.Month - 1
            + (first.Day > 1 || first.TimeOfDay > TimeSpan.Zero ? 1 : 0)) / (double)months) * months;
        for (; index is >= 12 and < 12 * 9_999; index += months)
        {
            var moment = new DateTime((int)index / 12, ((int)index % 12) + 1, 1, 0, 0, 0, DateTimeKind.Utc);
            var at = (moment - DateTime.UnixEpoch).TotalMilliseconds;
            if (at > high)
            {
                yield break;
            }

            yield return new ChartTick(at, moment.ToString(months % 12 == 0 ? "yyyy" : "yyyy-MM", CultureInfo.InvariantCulture));
        }
    }

    private static double Round(double years)
    {
        var (mantissa, power) = NiceBins.Step(Math.Max(1, years), true);
        return mantissa * Math.Pow(10, power);
    }
}
