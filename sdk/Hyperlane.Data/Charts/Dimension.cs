namespace Hyperlane.Data;

/// <summary>
/// How the rows come to stand along an axis, or to be of a colour: SQL puts each into a group, and each group has its place.
/// </summary>
internal abstract class Dimension(Column column)
{
    /// <summary>The column that it is made of.</summary>
    public Column Column => column;

    /// <summary>The group of a row, as a number of SQL; NULL where it has none.</summary>
    public abstract string Key(Sql sql);

    /// <summary>Where a group is.</summary>
    public abstract Place Place(double key);

    /// <summary>The groups that there may be, in their order; none where they are not known before.</summary>
    public virtual IReadOnlyList<double> Keys => [];

    /// <summary>The axis.</summary>
    /// <param name="most">For how many texts it has room.</param>
    public abstract ChartAxis Axis(int most);
}
