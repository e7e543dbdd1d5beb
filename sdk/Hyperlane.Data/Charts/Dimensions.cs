using System.Globalization;

namespace Hyperlane.Data;

/// <summary>Chooses how a column stands along an axis, and says what has no place there.</summary>
/// <param name="source">The rows.</param>
/// <param name="chart">What is asked for.</param>
/// <param name="notes">Where it is noted what is left out.</param>
internal sealed class Dimensions(ChartSource source, ChartQuery chart, List<string> notes)
{
    /// <summary>How many colours can be told apart.</summary>
    public const int Colors = 8;

    private const int MaxBuckets = 2_000;

    /// <summary>Where a column's values lie.</summary>
    /// <param name="Low">The lowest that has a place.</param>
    /// <param name="High">The highest.</param>
    /// <param name="Distinct">How many different ones there are.</param>
    /// <param name="Count">How many rows have a place.</param>
    public sealed record Extent(double Low, double High, long Distinct, long Count);

    /// <summary>Groups of rows: by value, where there are few; numbers in bins, moments in buckets where there are many.</summary>
    /// <param name="column">The column.</param>
    /// <param name="room">For how many groups there is room.</param>
    /// <param name="measure">What is measured of each.</param>
    /// <param name="order">How texts stand.</param>
    /// <param name="isLog">Whether the axis is logarithmic.</param>
    /// <param name="bins">How many bins of numbers there may be: they need less room than names.</param>
    public async Task<Dimension> GroupsAsync(Column column, int room, ChartMeasure measure, Bands.Order order, bool isLog, int? bins = null)
    {
        if (ChartSource.IsTime(column) && chart.Bucket != TimeBucket.None)
        {
            return await BucketsAsync(column, Math.Max(room, 12) * 2);
        }

        if (column.IsNumeric)
        {
            var extent = await ExtentAsync(column, false);
            if (chart.Bins is not null || isLog || extent.Distinct > room)
            {
                return await BinsAsync(column, chart.Bins ?? bins ?? Math.Min(20, room), isLog);
            }
        }

        return await Bands.OfAsync(source, column, room, measure,
            column.Type is ColumnType.Text or ColumnType.Json ? order : Bands.Order.ByName, notes);
    }

    /// <summary>Groups by value, for colours and small multiples.</summary>
    public async Task<Bands?> NamesAsync(Column? column, int room, ChartMeasure measure)
        => column is null ? null : await Bands.OfAsync(source, column, room,
            measure.IsAdditive ? measure : new ChartMeasure(AggregateFunction.Count, null), Bands.Order.ByMeasure, notes);

    /// <summary>A column along a line: moments in buckets, numbers each for itself, texts by name.</summary>
    public async Task<Dimension> CourseAsync(Column column, ChartMeasure measure, int room, bool isLog)
    {
        if (ChartSource.IsTime(column) && chart.Bucket != TimeBucket.None)
        {
            return await BucketsAsync(column, 200);
        }

        if (!column.IsNumeric && !ChartSource.IsTime(column))
        {
            return await Bands.OfAsync(source, column, room, measure, Bands.Order.ByName, notes);
        }

        var extent = await ExtentAsync(column, isLog);
        return column.IsNumeric && (chart.Bins is not null || extent.Distinct > MaxBuckets)
            ? await BinsAsync(column, chart.Bins ?? 100, isLog) : await PointsAsync(column, isLog);
    }

    /// <summary>Numbers or moments, each for itself.</summary>
    public async Task<Points> PointsAsync(Column column, bool isLog)
    {
        var extent = await ExtentAsync(column, isLog);
        Note(column, extent, isLog);
        return new Points(column, extent.Low, extent.High, isLog);
    }

    /// <summary>Numbers in bins.</summary>
    public async Task<Bins> BinsAsync(Column column, int most, bool isLog)
    {
        var extent = await ExtentAsync(column, isLog);
        Note(column, extent, isLog);
        return new Bins(column, isLog ? NiceBins.LogBorders(extent.Low, extent.High, most)
            : NiceBins.Borders(extent.Low, extent.High, most, column.Type == ColumnType.Integer), isLog);
    }

    /// <summary>Moments in buckets: the shortest that are few enough, and most of which have rows.</summary>
    public async Task<Dimension> BucketsAsync(Column column, int most)
    {
        var extent = await ExtentAsync(column, false);
        Note(column, extent, false);
        if (chart.Bucket is { } asked and not TimeBucket.None)
        {
            return TimeBuckets.Count(asked, extent.Low, extent.High) <= MaxBuckets
                ? new TimeBuckets(column, asked, extent.Low, extent.High)
                : throw ChartSource.Wrong("bucket",
                    $"That would be more than {MaxBuckets:#,0} buckets from {NumberText.Moment(extent.Low)} to {NumberText.Moment(extent.High)}. Choose longer ones.");
        }

        var shortest = column.Type == ColumnType.Date ? TimeBucket.Day : TimeBucket.Second;
        var units = Enum.GetValues<TimeBucket>().Where(unit => unit >= shortest && TimeBuckets.Count(unit, extent.Low, extent.High) <= most)
            .DefaultIfEmpty(TimeBucket.Century).ToList();
        var filled = (await source.AskAsync(
            _ => $"SELECT {string.Join(", ", units.Select(unit => $"count(DISTINCT {TimeBuckets.Cut(column, unit)})"))}",
            _ => $"WHERE {ChartSource.HasPlace(column)}",
            row => units.Select((_, i) => ChartSource.ToCount(row[i])).ToList()))[0];
        var best = units.Where((unit, i) => filled[i] >= 0.8 * TimeBuckets.Count(unit, extent.Low, extent.High) && filled[i] > 1)
            .DefaultIfEmpty(units.Where((_, i) => filled[i] > 1).DefaultIfEmpty(units[0]).Last()).First();
        notes.Add($"{column.Name}: by {best.ToString().ToLowerInvariant()}.");
        return new TimeBuckets(column, best, extent.Low, extent.High);
    }

    /// <summary>Where the values of a column lie; of a logarithmic axis, those above zero.</summary>
    public async Task<Extent> ExtentAsync(Column column, bool isLog)
    {
        var number = ChartSource.Number(column);
        var found = (await source.AskAsync(
            _ => $"SELECT min({number}), max({number}), count(DISTINCT {number}), count(*)",
            _ => $"WHERE {ChartSource.HasPlace(column)}{(isLog ? $" AND {number} > 0" : "")}",
            row => new Extent(ChartSource.ToDouble(row[0]), ChartSource.ToDouble(row[1]), ChartSource.ToCount(row[2]),
                ChartSource.ToCount(row[3]))))[0];
        return found.Count > 0 && double.IsFinite(found.High - found.Low) ? found
            : throw ChartSource.Wrong(column.Name == chart.Y && column.Name != chart.X ? "y" : "x",
                $"\"{column.Name}\" has no {(isLog ? "numbers above zero" : "numbers or dates")} that could be drawn.");
    }

    private void Note(Column column, Extent extent, bool isLog) => _without.Add((column, extent.Count, isLog));

    private readonly List<(Column Column, long Count, bool IsLog)> _without = [];

    /// <summary>Says how many rows have no place, once all is known.</summary>
    public async Task NoteMissingAsync()
    {
        if (_without.Count == 0)
        {
            return;
        }

        var all = (await source.AskAsync(_ => "SELECT count(*)", _ => "", row => ChartSource.ToCount(row[0])))[0];
        foreach (var (column, count, isLog) in _without.Where(one => one.Count < all).DistinctBy(one => one.Column.Name))
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture,
                $"{all - count:n0} of {all:n0} rows are not shown: their {column.Name} is {(isLog ? "missing, zero or below" : "missing")}."));
        }
    }
}
