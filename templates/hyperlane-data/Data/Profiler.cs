using System.Collections.Concurrent;
using System.Globalization;

namespace HyperlaneData._1;

/// <summary>
/// Says what is in each column of a dataset. A dataset never changes, so this is found out once. Everything is calculated
/// by the engine; of infinities and NaN only the counts know.
/// </summary>
public sealed class Profiler(Engine engine)
{
    /// <summary>How many columns are asked about at once. Each has nine aggregates, and the planning of many takes longer than their counting.</summary>
    private const int ColumnsAtOnce = 8;
    private const int Bins = 20;
    private const int Top = 5;

    private readonly ConcurrentDictionary<string, Lazy<Task<Profile>>> _known = new();

    /// <summary>The profile of a dataset. Many who want it at once wait for the same one; it is finished even if they leave.</summary>
    public async Task<Profile> ProfileAsync(Dataset dataset, CancellationToken stop)
    {
        var profile = _known.GetOrAdd(dataset.Id, _ => new Lazy<Task<Profile>>(() => CalculateAsync(dataset)));
        try
        {
            return await profile.Value.WaitAsync(stop);
        }
        catch when (profile.Value.IsFaulted)
        {
            _known.TryRemove(KeyValuePair.Create(dataset.Id, profile)); // the next one tries again
            throw;
        }
    }

    /// <summary>Some columns of it, without what takes further walks over the rows.</summary>
    public Task<List<ColumnProfile>> SummariseAsync(Dataset dataset, Column[] columns, CancellationToken stop)
        => engine.AskAsync(
            new Sql($"SELECT {string.Join(", ", columns.SelectMany(column => Summary(dataset, column)))} FROM {Store.TableOf(dataset)}"),
            rows =>
            {
                rows.Read();
                var next = 0;
                return columns.Select(column => Summary(dataset, column, rows, ref next)).ToList();
            },
            stop);

    /// <summary>Forgets a dataset that was deleted.</summary>
    public void Forget(string id) => _known.TryRemove(id, out _);

    private async Task<Profile> CalculateAsync(Dataset dataset)
    {
        var columns = new List<ColumnProfile>();
        foreach (var chunk in dataset.Columns.Chunk(ColumnsAtOnce))
        {
            foreach (var summary in await SummariseAsync(dataset, chunk, default))
            {
                columns.Add(await CompleteAsync(dataset, summary, default));
            }
        }

        return new Profile(dataset.Rows, columns);
    }

    private static IEnumerable<string> Summary(Dataset dataset, Column column)
    {
        var name = Sql.Quote(column.Name);
        yield return $"count({name})";
        if (column.Type == ColumnType.Json)
        {
            yield break;
        }

        yield return Store.CountDistinct(name, dataset.Rows);
        if (column.IsNumeric)
        {
            var finite = $" FILTER (WHERE {Finite(name)})";
            var number = $"CAST({name} AS FLOAT8)";
            yield return $"min({name}){finite}";
            yield return $"max({name}){finite}";
            yield return $"avg({number}){finite}";
            yield return $"stddev_samp({number}){finite}";
            foreach (var part in new[] { 0.25, 0.5, 0.75 })
            {
                yield return Store.Quantile(number, part, dataset.Rows) + finite;
            }
        }
        else if (column.Type != ColumnType.Boolean)
        {
            yield return $"min({name})";
            yield return $"max({name})";
        }
    }

    private static ColumnProfile Summary(Dataset dataset, Column column, Rows rows, ref int next)
    {
        var profile = new ColumnProfile(column.Name, column.Type, dataset.Rows - Whole(rows, next++), 0, null, null, null, null, null, [], null);
        if (column.Type == ColumnType.Json)
        {
            return profile;
        }

        profile = profile with { Distinct = Whole(rows, next++) };
        if (column.Type == ColumnType.Boolean)
        {
            return profile;
        }

        profile = profile with { Min = rows[next++], Max = rows[next++] };
        if (!column.IsNumeric)
        {
            return profile;
        }

        profile = profile with { Mean = Number(rows, next++), Deviation = Number(rows, next++) };
        double?[] quartiles = [Number(rows, next++), Number(rows, next++), Number(rows, next++)];
        return profile with { Quartiles = quartiles is [{ } low, { } middle, { } high] ? [low, middle, high] : null };
    }

    private async Task<ColumnProfile> CompleteAsync(Dataset dataset, ColumnProfile column, CancellationToken stop)
    {
        // Where most values are there once only, the most frequent say nothing, and cost much to find in a large table.
        var isWorthCounting = column.Type != ColumnType.Json && (dataset.Rows < 1_000_000 || column.Distinct < dataset.Rows / 2);
        return column with
        {
            Top = isWorthCounting ? await FindTopAsync(dataset, column.Name, stop) : [],
            Histogram = await DrawHistogramAsync(dataset, column, Bins, stop),
        };
    }

    private Task<List<ValueCount>> FindTopAsync(Dataset dataset, string column, CancellationToken stop)
    {
        var name = Sql.Quote(column);
        return engine.AskAsync(
            new Sql($"SELECT {name}, count(*) FROM {Store.TableOf(dataset)} WHERE {name} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {Top}"),
            rows => rows.ReadAll(row => new ValueCount(row[0], Whole(row, 1))),
            stop);
    }

    /// <summary>How many values lie where; null where they cannot be put into an order with distances.</summary>
    public async Task<IReadOnlyList<Bin>?> DrawHistogramAsync(Dataset dataset, ColumnProfile column, int most, CancellationToken stop)
    {
        var isDate = column.Type is ColumnType.Date or ColumnType.Timestamp;
        if (column.Min is null || column.Max is null || !(isDate || column.Type is ColumnType.Integer or ColumnType.Number))
        {
            return null;
        }

        var (low, high) = isDate ? (Seconds(column.Min), Seconds(column.Max)) : (ToDouble(column.Min), ToDouble(column.Max));
        if (!double.IsFinite(high - low))
        {
            return null;
        }

        var name = Sql.Quote(column.Name);
        var value = isDate ? $"CAST(extract(epoch FROM {name}) AS FLOAT8)" : $"CAST({name} AS FLOAT8)";
        var borders = isDate ? Borders(column.Type, low, high, most) : NiceBins.Borders(low, high, most, column.Type == ColumnType.Integer);
        var sql = new Sql($"SELECT {NiceBins.Index(value, borders)}, count(*) FROM {Store.TableOf(dataset)} WHERE {(isDate ? $"isfinite({name})" : Finite(name))} GROUP BY 1");
        var counts = await engine.AskAsync(sql, rows => rows.ReadAll(row => (Bin: (int)Whole(row, 0), Count: Whole(row, 1))).ToDictionary(bin => bin.Bin, bin => bin.Count), stop);
        return [.. Enumerable.Range(0, borders.Length - 1).Select(i => new Bin(Border(borders[i]), Border(borders[i + 1]), counts.GetValueOrDefault(i)))];

        object Border(double at) => isDate ? DateTime.UnixEpoch.AddSeconds(at).ToString(column.Type == ColumnType.Date ? "yyyy-MM-dd" : "s", CultureInfo.InvariantCulture) : at;
    }

    /// <summary>The borders between moments: whole days, or whole seconds, apart.</summary>
    private static double[] Borders(ColumnType type, double low, double high, int most)
    {
        var unit = type == ColumnType.Date ? 86_400 : 1;
        var first = Math.Floor(low / unit);
        var values = Math.Floor(high / unit) - first + 1;
        var width = Math.Ceiling(values / most);
        return [.. Enumerable.Range(0, (int)Math.Ceiling(values / width) + 1).Select(i => (first + (i * width)) * unit)];
    }

    /// <summary>That a column has a number that one can calculate with, as a condition of SQL.</summary>
    public static string Finite(string name) => $"CAST({name} AS FLOAT8) > CAST('-Infinity' AS FLOAT8) AND CAST({name} AS FLOAT8) < CAST('Infinity' AS FLOAT8)";

    private static double Seconds(object value)
        => DateTime.TryParse((string)value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? (moment - DateTime.UnixEpoch).TotalSeconds : double.NaN;

    private static double ToDouble(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static double? Number(Rows rows, int i) => rows[i] is { } value ? ToDouble(value) : null;

    private static long Whole(Rows rows, int i) => Convert.ToInt64(rows[i], CultureInfo.InvariantCulture);
}
