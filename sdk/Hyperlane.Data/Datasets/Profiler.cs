using System.Collections.Concurrent;
using System.Globalization;

namespace Hyperlane.Data;

/// <summary>
/// Says what is in each column of a dataset. It is found out once. Everything is calculated by the engine, for many columns in one
/// question: their values go one below the other, with the number of their column. Of infinities and NaN only the counts know.
/// </summary>
public sealed class Profiler(Engine engine)
{
    private static readonly double[] Quartiles = [0.25, 0.5, 0.75];

    /// <summary>How many columns are asked about first, so that there is soon something to see.</summary>
    private const int FirstColumns = 60;

    /// <summary>
    /// How many are asked about at once after that: a question of a file with thousands of columns costs more than its answer.
    /// </summary>
    private const int MaxColumns = 1_000;

    /// <summary>How many values are asked about at once, so that they have room in memory.</summary>
    private const long MaxValues = 4_000_000;

    private const int MaxBins = 20;
    private const int Top = 5;

    private readonly ConcurrentDictionary<string, ProfileRun> _known = new();

    /// <summary>The profile of a dataset. Many who want it at once wait for the same one; it is finished even if they leave.</summary>
    public async Task<Profile> ProfileAsync(Dataset dataset, CancellationToken stop)
    {
        var columns = new List<ColumnProfile>();
        await foreach (var column in StreamAsync(dataset, stop))
        {
            columns.Add(column);
        }

        return new Profile(dataset.Rows, columns);
    }

    /// <summary>The same, column by column, each as soon as it is known.</summary>
    public IAsyncEnumerable<ColumnProfile> StreamAsync(Dataset dataset, CancellationToken stop)
    {
        var run = _known.GetOrAdd(dataset.Version, _ => new ProfileRun(found => CalculateAsync(dataset, found)));
        if (run.HasFailed)
        {
            _known.TryRemove(KeyValuePair.Create(dataset.Version, run)); // the next one tries again
            return StreamAsync(dataset, stop);
        }

        return run.ReadAsync(stop);
    }

    private async Task<List<ColumnProfile>> SummariseAsync(Dataset dataset, Column[] columns)
    {
        var found = new Dictionary<string, ColumnProfile>();
        foreach (var group in columns.GroupBy(column => (column.Type, column.Scale)))
        {
            foreach (var profile in await SummariseAsync(dataset, [.. group], group.Key.Type))
            {
                found[profile.Name] = profile;
            }
        }

        return [.. columns.Select(column => found[column.Name])];
    }

    /// <summary>Forgets a dataset that was deleted or has other rows.</summary>
    public void Forget(string id)
    {
        foreach (var version in _known.Keys.Where(version => version.StartsWith($"{id} ", StringComparison.Ordinal)))
        {
            _known.TryRemove(version, out _);
        }
    }

    private async Task CalculateAsync(Dataset dataset, Action<ColumnProfile> found)
    {
        var atOnce = (int)Math.Clamp(MaxValues / Math.Max(dataset.Rows, 1), 1, MaxColumns);
        var first = Math.Min(atOnce, FirstColumns);
        foreach (var columns in (IEnumerable<Column[]>)[[.. dataset.Columns.Take(first)], .. dataset.Columns.Skip(first).Chunk(atOnce)])
        {
            (await DescribeAsync(dataset, columns)).ForEach(found);
        }
    }

    private async Task<List<ColumnProfile>> DescribeAsync(Dataset dataset, Column[] columns)
    {
        try
        {
            var profiles = await SummariseAsync(dataset, columns);
            profiles = await FindTopAsync(dataset, profiles);
            profiles = await CountKeysAsync(dataset, profiles);
            return await DrawAsync(dataset, profiles);
        }
        catch (ProblemException) when (columns.Length > 1)
        {
            // Together they are too much for the limits of a question, or one of them cannot be asked about.
            var half = columns.Length / 2;
            return [.. await DescribeAsync(dataset, columns[..half]), .. await DescribeAsync(dataset, columns[half..])];
        }
    }

    private async Task<List<ColumnProfile>> SummariseAsync(Dataset dataset, List<Column> columns, ColumnType type)
    {
        // Of JSON it is only known whether there is any.
        var names = columns.Select(column => Sql.Quote(column.Name));
        var values = Values(dataset, type == ColumnType.Json ? names.Select(name => $"nullif({name} IS NOT NULL, false)") : names);
        var isNumeric = columns[0].IsNumeric;
        var finite = $" FILTER (WHERE {Finite("v")})";
        const string Number = "CAST(v AS FLOAT8)";
        string[] aggregates =
        [
            "c", "count(v)",
            .. type == ColumnType.Json ? [] : (string[])[engine.Dialect.CountDistinct("v", dataset.Rows)],
            .. type is ColumnType.Json or ColumnType.Boolean
            ? []
            : (string[])[$"min(v){(isNumeric ? finite : "")}", $"max(v){(isNumeric ? finite : "")}"],
            .. !isNumeric ? [] : (string[])[$"avg({Number}){finite}", $"stddev_samp({Number}){finite}"],
            .. !isNumeric ? [] : Quartiles.Select(part => engine.Dialect.Quantile(Number, part, dataset.Rows) + finite),
        ];
        var found = await engine.AskAsync(
            new Sql($"SELECT {string.Join(", ", aggregates)} FROM {values} GROUP BY c"),
            rows => rows.ReadAll(row => (Column: (int)Whole(row, 0), Profile: Read(dataset, columns[(int)Whole(row, 0)], row)))
                .ToDictionary(one => one.Column, one => one.Profile),
            default);
        return [.. columns.Select((column, i) => found.GetValueOrDefault(i) ?? Empty(column, 0))];
    }

    private static ColumnProfile Empty(Column column, long nulls)
        => new(column.Name, column.Type, nulls, 0, null, null, null, null, null, [], null) { Scale = column.Scale };

    private ColumnProfile Read(Dataset dataset, Column column, Rows row)
    {
        var profile = Empty(column, dataset.Rows - Whole(row, 1));
        if (column.Type == ColumnType.Json)
        {
            return profile;
        }

        profile = profile with { Distinct = Whole(row, 2), Estimates = engine.Dialect.IsLarge(dataset.Rows) ? ["distinct"] : [] };
        if (column.Type == ColumnType.Boolean)
        {
            return profile;
        }

        profile = profile with { Min = row[3], Max = row[4] };
        if (!column.IsNumeric)
        {
            return profile;
        }

        double?[] quartiles = [Number(row, 7), Number(row, 8), Number(row, 9)];
        return profile with
        {
            Mean = Number(row, 5),
            Deviation = Number(row, 6),
            Quartiles = quartiles is [{ } low, { } middle, { } high] ? [low, middle, high] : null,
            Estimates = engine.Dialect.IsLarge(dataset.Rows) ? ["distinct", "quartiles"] : [],
        };
    }

    /// <summary>The most frequent values. Who finds them has counted the others, too.</summary>
    private Task<List<ColumnProfile>> FindTopAsync(Dataset dataset, List<ColumnProfile> profiles)
        => ForEachTypeAsync(profiles, async (type, columns) =>
        {
            // Where most values are there once only, the most frequent say nothing, and cost much to find in a large table.
            var worth = columns.Where(column => type != ColumnType.Json
                && (dataset.Rows < 1_000_000 || column.Distinct < dataset.Rows / 2)).ToList();
            if (worth.Count == 0)
            {
                return columns;
            }

            var values = Values(dataset, worth.Select(column => Sql.Quote(column.Name)));
            var sql = new Sql($"""
                SELECT c, v, n, groups FROM (
                    SELECT c, v, n, count(*) OVER (PARTITION BY c) AS groups, row_number() OVER (PARTITION BY c ORDER BY n DESC, v) AS place
                    FROM (SELECT c, v, count(*) AS n FROM {values} WHERE v IS NOT NULL GROUP BY c, v) AS g) AS t
                WHERE place <= {Top} ORDER BY c, place
                """);
            var found = await engine.AskAsync(
                sql,
                rows => rows.ReadAll(row => (Column: Whole(row, 0), Value: new ValueCount(row[1], Whole(row, 2)), Groups: Whole(row, 3)))
                    .ToLookup(one => one.Column),
                default);
            return columns.Select(column => worth.IndexOf(column) is var i and >= 0 && found[i].ToList() is { Count: > 0 } top
                ? Known(column, top[0].Groups) with { Top = [.. top.Select(one => one.Value)] }
                : column);
        });

    /// <summary>Counts what may be a key exactly: whether each value is there once only, no estimate tells.</summary>
    private async Task<List<ColumnProfile>> CountKeysAsync(Dataset dataset, List<ColumnProfile> profiles)
    {
        for (var i = 0; i < profiles.Count; i++)
        {
            if (profiles[i] is { Approximate: true, Top.Count: 0, Distinct: > 0 } column)
            {
                var name = Sql.Quote(column.Name);
                var sql = new Sql($"SELECT count(*) FROM (SELECT {name} FROM {engine.Dialect.TableOf(dataset)} WHERE {name} IS NOT NULL GROUP BY 1) AS v");
                try
                {
                    profiles[i] = Known(column, await engine.AskAsync(sql, rows => rows.Read() ? Whole(rows, 0) : 0, default));
                }
                catch (ProblemException error) when (error.Problem.Status == 422)
                {
                    // There are too many to be counted within the limits: the estimate stays, and is told as one.
                }
            }
        }

        return profiles;
    }

    /// <summary>A count that is no estimate any more.</summary>
    private static ColumnProfile Known(ColumnProfile column, long distinct)
        => column with { Distinct = distinct, Estimates = [.. column.Estimates.Except(["distinct"])] };

    private Task<List<ColumnProfile>> DrawAsync(Dataset dataset, List<ColumnProfile> profiles)
        => ForEachTypeAsync(profiles, async (type, columns) =>
        {
            var bins = columns.Select(column => ColumnBins.For(type, column.Min, column.Max, MaxBins)).ToList();
            if (bins.TrueForAll(one => one is null))
            {
                return columns;
            }

            var values = Values(dataset, columns.Select((column, i) => bins[i]?.NumberOf(Sql.Quote(column.Name))
                ?? "CAST(NULL AS INTEGER)"));
            var counts = await engine.AskAsync(
                new Sql($"SELECT c, v, count(*) FROM {values} WHERE v IS NOT NULL GROUP BY c, v"),
                rows => rows.ReadAll(row => (Bin: (Whole(row, 0), Whole(row, 1)), Count: Whole(row, 2)))
                    .ToDictionary(one => one.Bin, one => one.Count),
                default);
            return columns.Select((column, c) => bins[c] is not { } its ? column : column with
            {
                Histogram = [.. Enumerable.Range(0, its.Count)
                    .Select(i => new Bin(its.Borders[i], its.Borders[i + 1], counts.GetValueOrDefault((c, i))))],
            });
        });

    /// <summary>Asks about the columns of each type, whose values fit below each other.</summary>
    private static async Task<List<ColumnProfile>> ForEachTypeAsync(
        List<ColumnProfile> profiles, Func<ColumnType, List<ColumnProfile>, Task<IEnumerable<ColumnProfile>>> ask)
    {
        var found = new Dictionary<string, ColumnProfile>();
        foreach (var group in profiles.GroupBy(profile => (profile.Type, profile.Scale)))
        {
            foreach (var profile in await ask(group.Key.Type, [.. group]))
            {
                found[profile.Name] = profile;
            }
        }

        return [.. profiles.Select(profile => found[profile.Name])];
    }

    /// <summary>The values of several columns below each other: <c>v</c>, with the number of their column: <c>c</c>.</summary>
    private string Values(Dataset dataset, IEnumerable<string> columns)
    {
        var list = columns.ToList();
        var numbers = string.Join(", ", Enumerable.Range(0, list.Count));
        return $"(SELECT unnest(ARRAY[{numbers}]) AS c, unnest(ARRAY[{string.Join(", ", list)}]) AS v FROM {engine.Dialect.TableOf(dataset)}) AS u";
    }

    /// <summary>That a column has a number that one can calculate with, as a condition of SQL.</summary>
    public static string Finite(string name)
        => $"CAST({name} AS FLOAT8) > CAST('-Infinity' AS FLOAT8) AND CAST({name} AS FLOAT8) < CAST('Infinity' AS FLOAT8)";

    private static double? Number(Rows rows, int i) => rows[i] is { } value ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;

    private static long Whole(Rows rows, int i) => Convert.ToInt64(rows[i], CultureInfo.InvariantCulture);
}
