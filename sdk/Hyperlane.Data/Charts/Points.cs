namespace Hyperlane.Data;

/// <summary>Numbers and dates, each for itself.</summary>
internal sealed class Points(Column column, double low, double high, bool isLog) : Dimension(column)
{
    public override string Key(Sql sql)
        => $"CASE WHEN {ChartSource.HasPlace(Column)}{(isLog ? $" AND {ChartSource.Number(Column)} > 0" : "")} THEN {ChartSource.Number(Column)} END";

    public override Place Place(double key) => new(key, key, ChartSource.IsTime(Column) ? NumberText.Moment(key) : NumberText.Full(key));

    public override ChartAxis Axis(int most)
        => ChartSource.IsTime(Column) ? Scales.Time(Column.Name, low, high, most)
            : isLog
            ? Scales.Log(Column.Name, low, high, most)
            : Scales.Linear(Column.Name, low, high, most, Column.Type == ColumnType.Integer);
}
