namespace Hyperlane.Data;

/// <summary>Numbers in bins with round borders.</summary>
internal sealed class Bins(Column column, double[] borders, bool isLog) : Dimension(column)
{
    /// <summary>The borders, one more than there are bins.</summary>
    public IReadOnlyList<double> Borders => borders;

    public override IReadOnlyList<double> Keys => [.. Enumerable.Range(0, borders.Length - 1).Select(i => (double)i)];

    public override string Key(Sql sql) => $"CASE WHEN {Condition} THEN {NiceBins.Index(ChartSource.Number(Column), borders)} END";

    public override Place Place(double key)
    {
        var (from, to) = (borders[(int)key], borders[(int)key + 1]);
        var isOne = Column.Type == ColumnType.Integer && to - from <= 1;
        return new Place(from, to, isOne ? NumberText.Full(from) : $"{NumberText.Full(from)} to {NumberText.Full(to)}");
    }

    public override ChartAxis Axis(int most)
        => isLog ? Scales.Log(Column.Name, borders[0], borders[^1], most)
            : Scales.Linear(Column.Name, borders[0], borders[^1], most, Column.Type == ColumnType.Integer);

    private string Condition
        => isLog ? $"{ChartSource.HasPlace(Column)} AND {ChartSource.Number(Column)} > 0" : ChartSource.HasPlace(Column);
}
