using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Hyperlane.Data;

/// <summary>Something to ask of all datasets: each is a table by its name.</summary>
/// <param name="Sql">One SELECT.</param>
/// <param name="Limit">How many rows at most; without it, as many as the settings allow.</param>
/// <param name="Parameters">The values of its parameters, by name: <c>WHERE city = :city</c>. Texts, numbers, true, false and null.</param>
public sealed record SqlQuery(
    [Required, StringLength(100_000)] string Sql, [Range(1, int.MaxValue)] int? Limit = null,
        IReadOnlyDictionary<string, JsonElement>? Parameters = null);
