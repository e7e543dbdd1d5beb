using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Hyperlane.Data;

/// <summary>A chart of what SQL answers.</summary>
/// <param name="Sql">One SELECT.</param>
/// <param name="Chart">What to draw of it.</param>
/// <param name="Parameters">The values of its parameters, by name: <c>WHERE city = :city</c>.</param>
public sealed record SqlChart(
    [Required, StringLength(100_000)] string Sql, ChartQuery? Chart = null, IReadOnlyDictionary<string, JsonElement>? Parameters = null);
