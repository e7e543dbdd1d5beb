using System.Globalization;

namespace Hyperlane.Data;

/// <summary>Groups by value: each that is shown for itself, those without a value, and the rest as one.</summary>
internal sealed class Bands : Dimension
{
    private readonly IReadOnlyList<Group> _groups;

    private Bands(Column column, IReadOnlyList<Group> groups)
        : base(column)
    {
        _groups = groups;
        Names = [.. groups.Select(group => group.Name)];
    }

    /// <summary>How groups stand in line.</summary>
    public enum Order
    {
        /// <summary>By what is measured, the highest first.</summary>
        ByMeasure,

        /// <summary>By themselves, as numbers and letters have it.</summary>
        ByName,
    }

    private enum Kind
    {
        Value,
        Nothing,
        Rest,
    }

    private sealed record Group(string Name, string Text, Kind Kind);

    private sealed record Found(object? Value, string? Text, double Measure, long All);

    /// <summary>The names, in their order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Which one is the rest; -1 if there is none.</summary>
    public int Rest => _groups.ToList().FindIndex(group => group.Kind == Kind.Rest);

    /// <summary>Which one has no value; -1 if there is none.</summary>
    public int Nothing => _groups.ToList().FindIndex(group => group.Kind == Kind.Nothing);

    public override IReadOnlyList<double> Keys => [.. Enumerable.Range(0, _groups.Count).Select(i => (double)i)];

    /// <summary>Finds the groups of a column: those that have the most to show.</summary>
    /// <param name="source">The rows.</param>
    /// <param name="column">The column.</param>
    /// <param name="room">For how many there is room.</param>
    /// <param name="measure">What is measured of each.</param>
    /// <param name="order">How they stand.</param>
    /// <param name="notes">Where it is noted what is put together.</param>
    public static async Task<Bands> OfAsync(ChartSource source, Column column, int room, ChartMeasure measure, Order order,
        List<string> notes)
    {
        var name = Sql.Quote(column.Name);
        var text = $"CAST({name} AS VARCHAR)";
        var rank = measure.IsAdditive ? measure.Text : "count(*)";
        var found = await source.AskAsync(
            _ => $"SELECT {(column.IsNumeric ? name : text)}, {text}, {measure.Text}, count(*) OVER ()",
            _ => $"GROUP BY 1, 2 ORDER BY {rank} DESC NULLS LAST, 2 NULLS LAST LIMIT {room + 1}",
            row => new Found(row[0], row[1] is null ? null : Cell.Text(row[1]), ChartSource.ToDouble(row[2]), ChartSource.ToCount(row[3])));
        var all = found.Count == 0 ? 0 : found[0].All;
        var hasRest = all > room;
        var shown = found.Take(hasRest ? Math.Max(1, room - 1) : room).ToList();
        var values = shown.Where(group => group.Text is not null);
        values = order == Order.ByMeasure
            ? values.OrderByDescending(group => double.IsFinite(group.Measure) ? group.Measure : double.NegativeInfinity)
            : column.IsNumeric ? values.OrderBy(group => ChartSource.ToDouble(group.Value))
                : values.OrderBy(group => group.Text, StringComparer.Ordinal);
        var groups = values.Select(group => new Group(NameOf(group), group.Text!, Kind.Value)).ToList();
        if (shown.Exists(group => group.Text is null))
        {
            groups.Add(new Group(Unused("(no value)", groups), "", Kind.Nothing));
        }

        if (hasRest)
        {
            groups.Add(new Group(Unused("other", groups), "", Kind.Rest));
            notes.Add(string.Create(CultureInfo.InvariantCulture,
                $"{column.Name}: {shown.Count:n0} of {all:n0} groups; the rest as 'other'."));
        }

        return new Bands(column, groups);
    }

    public override string Key(Sql sql)
    {
        if (_groups.Count == 0)
        {
            return "0";
        }

        var text = $"CAST({Sql.Quote(Column.Name)} AS VARCHAR)";
        var cases = _groups.Select((group, i) => group.Kind switch
        {
            Kind.Value => $" WHEN {text} = CAST({sql.Value(group.Text)} AS VARCHAR) THEN {i}",
            Kind.Nothing => $" WHEN {text} IS NULL THEN {i}",
            _ => $" ELSE {i}",
        });
        return $"CASE{string.Concat(cases)} END";
    }

    public override Place Place(double key) => new(key - 0.5, key + 0.5, Names[(int)key]);

    public override ChartAxis Axis(int most)
        => new(Column.Name, AxisScale.Band, -0.5, Math.Max(1, _groups.Count) - 0.5, NameText.Ticks(Names));

    private static string NameOf(Found group)
    {
        var text = Cell.Text(group.Value);
        return text.Length == 0 ? "(empty)" : text;
    }

    /// <summary>A name that no group has: a column may have "other" as a value.</summary>
    private static string Unused(string name, List<Group> groups)
        => groups.Exists(group => group.Name == name) ? Unused($"({name})", groups) : name;
}
