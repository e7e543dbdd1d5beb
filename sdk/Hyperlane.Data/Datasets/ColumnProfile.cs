using System.Text.Json.Serialization;

namespace Hyperlane.Data;

/// <summary>What is in a column, at a glance. Numbers have all of it, dates a histogram, texts the counts.</summary>
public sealed record ColumnProfile(
    string Name, ColumnType Type, long Nulls, long Distinct,
    [property: JsonConverter(typeof(CellConverter))] object? Min, [property: JsonConverter(typeof(CellConverter))] object? Max,
        double? Mean, double? Deviation,
    IReadOnlyList<double>? Quartiles, IReadOnlyList<ValueCount> Top, IReadOnlyList<Bin>? Histogram)
{
    /// <summary>How many decimals its values have, if they are decimals: in one answer of the engine, all values have as many.</summary>
    [JsonIgnore]
    public int? Scale { get; init; }

    /// <summary>
    /// Which of its figures are estimates: <c>distinct</c>, <c>quartiles</c>. None where there are fewer than a million rows.
    /// </summary>
    public IReadOnlyList<string> Estimates { get; init; } = [];

    /// <summary>Whether any of its figures is one.</summary>
    public bool Approximate => Estimates.Count > 0;
}
