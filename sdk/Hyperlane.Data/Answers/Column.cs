using System.Text.Json.Serialization;

namespace Hyperlane.Data;

/// <summary>A column of a dataset or of an answer.</summary>
/// <param name="Name">Its name in SQL.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Precision">How many digits its numbers have, where they are exact decimals, or integers of more than 64 bits.</param>
/// <param name="Scale">How many of those digits stand behind the point.</param>
public sealed record Column(
    string Name, ColumnType Type, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Precision = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Scale = null)
{
    /// <summary>Whether one can calculate with it.</summary>
    [JsonIgnore]
    public bool IsNumeric => Type is ColumnType.Integer or ColumnType.Number;
}
