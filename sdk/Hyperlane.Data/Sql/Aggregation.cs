using System.ComponentModel.DataAnnotations;

namespace Hyperlane.Data;

/// <summary>What to count and add up, by groups.</summary>
public sealed record Aggregation(
    [MaxLength(16)] IReadOnlyList<string>? GroupBy = null,
    [MaxLength(64)] IReadOnlyList<Measure>? Measures = null,
    [MaxLength(64)] IReadOnlyList<Filter>? Filters = null,
    [MaxLength(16)] IReadOnlyList<Order>? OrderBy = null,
    [Range(1, 100_000)] int Limit = 1_000);
