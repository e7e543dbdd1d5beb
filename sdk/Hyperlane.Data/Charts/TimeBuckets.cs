using System.Globalization;

namespace Hyperlane.Data;

/// <summary>Moments by the minute, the day, the year. The engine cuts them off; here are the borders between.</summary>
internal sealed class TimeBuckets : Dimension
{
    private readonly TimeBucket _unit;
    private readonly List<double> _keys = [];
    private readonly double _end;

    /// <param name="column">The column.</param>
    /// <param name="unit">How long each is.</param>
    /// <param name="low">The first moment, in milliseconds since 1970.</param>
    /// <param name="high">The last one.</param>
    public TimeBuckets(Column column, TimeBucket unit, double low, double high)
        : base(column)
    {
        _unit = unit;
        var at = Begin(NumberText.MomentOf(low), unit);
        for (; Milliseconds(at) <= high && at < DateTime.MaxValue; at = Next(at, unit))
        {
            _keys.Add(Milliseconds(at));
        }

        _end = Milliseconds(at);
    }

    public override IReadOnlyList<double> Keys => _keys;

    public override string Key(Sql sql)
        => $"CASE WHEN {ChartSource.HasPlace(Column)} THEN CAST(extract(epoch FROM {Cut(Column, _unit)}) AS FLOAT8) * 1000 END";

    /// <summary>The beginning of a bucket, as SQL. Centuries and decades begin with years that end in zeros, as people have it.</summary>
    public static string Cut(Column column, TimeBucket unit)
        => unit == TimeBucket.Century
            ? $"date_trunc('year', {ChartSource.Moment(column)} - ((CAST(extract(year FROM {ChartSource.Moment(column)}) AS INTEGER) % 100) * INTERVAL '1 year'))"
            : $"date_trunc('{unit.ToString().ToLowerInvariant()}', {ChartSource.Moment(column)})";

    public override Place Place(double key)
    {
        var from = NumberText.MomentOf(key);
        return new Place(key, Milliseconds(Next(from, _unit)), Name(from));
    }

    public override ChartAxis Axis(int most)
        => Scales.Time(Column.Name, _keys.Count == 0 ? 0 : _keys[0], _keys.Count == 0 ? 1 : _end, most);

    /// <summary>How many there are between two moments.</summary>
    public static double Count(TimeBucket unit, double low, double high) => ((high - low) / LengthOf(unit)) + 1;

    private static double LengthOf(TimeBucket unit) => unit switch
    {
        TimeBucket.Second => 1e3,
        TimeBucket.Minute => 60e3,
        TimeBucket.Hour => 3600e3,
        TimeBucket.Day => 86400e3,
        TimeBucket.Week => 7 * 86400e3,
        TimeBucket.Month => 30.4369 * 86400e3,
        TimeBucket.Quarter => 91.3106 * 86400e3,
        TimeBucket.Year => 365.2425 * 86400e3,
        TimeBucket.Decade => 3652.425 * 86400e3,
        _ => 36524.25 * 86400e3,
    };

    private string Name(DateTime from) => _unit switch
    {
        TimeBucket.Century or TimeBucket.Decade => from.ToString("yyyy's'", CultureInfo.InvariantCulture),
        TimeBucket.Year => from.ToString("yyyy", CultureInfo.InvariantCulture),
        TimeBucket.Quarter => string.Create(CultureInfo.InvariantCulture, $"{from:yyyy}-Q{((from.Month - 1) / 3) + 1}"),
        TimeBucket.Month => from.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        TimeBucket.Week => string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd}, week {ISOWeek.GetWeekOfYear(from)}"),
        TimeBucket.Day => from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeBucket.Second => OfDay(from, "HH:mm:ss"),
        _ => OfDay(from, "HH:mm"),
    };

    private string OfDay(DateTime from, string form)
        => from.ToString(Column.Type == ColumnType.Time ? form : $"yyyy-MM-dd {form}", CultureInfo.InvariantCulture);

    private static DateTime Begin(DateTime at, TimeBucket unit) => unit switch
    {
        TimeBucket.Century => new DateTime(Math.Max(1, at.Year - (at.Year % 100)), 1, 1, 0, 0, 0, DateTimeKind.Utc),
        TimeBucket.Decade => new DateTime(Math.Max(1, at.Year - (at.Year % 10)), 1, 1, 0, 0, 0, DateTimeKind.Utc),
        TimeBucket.Year => new DateTime(at.Year, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        TimeBucket.Quarter => new DateTime(at.Year, at.Month - ((at.Month - 1) % 3), 1, 0, 0, 0, DateTimeKind.Utc),
        TimeBucket.Month => new DateTime(at.Year, at.Month, 1, 0, 0, 0, DateTimeKind.Utc),
        TimeBucket.Week => at.Date.AddDays(-(((int)at.DayOfWeek + 6) % 7)),
        TimeBucket.Day => at.Date,
        _ => new DateTime(at.Ticks - (at.Ticks % ((long)LengthOf(unit) * TimeSpan.TicksPerMillisecond)), DateTimeKind.Utc),
    };

    private static DateTime Next(DateTime at, TimeBucket unit)
    {
        try
        {
            return unit switch
            {
                TimeBucket.Century => at.AddYears(100),
                TimeBucket.Decade => at.AddYears(10),
                TimeBucket.Year => at.AddYears(1),
                TimeBucket.Quarter => at.AddMonths(3),
                TimeBucket.Month => at.AddMonths(1),
                _ => at.AddMilliseconds(LengthOf(unit)),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return DateTime.MaxValue;
        }
    }

    private static double Milliseconds(DateTime at) => (at - DateTime.UnixEpoch).TotalMilliseconds;
}
