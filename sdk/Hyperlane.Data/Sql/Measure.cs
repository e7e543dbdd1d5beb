using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Hyperlane.Data;

/// <summary>One number for each group.</summary>
/// <param name="Function">How it is made.</param>
/// <param name="Column">Of which values; a count needs none, and is then of all rows.</param>
/// <param name="As">The name of the column in the answer. Default: <c>sum of Area</c>.</param>
public sealed record Measure(AggregateFunction Function, string? Column = null, [StringLength(200)] string? As = null)
{
    /// <summary>The name of the column in the answer.</summary>
    [JsonIgnore]
    public string Label => As ?? Function.ToString().ToLowerInvariant() + (Column is null ? "" : $" of {Column}");
}
