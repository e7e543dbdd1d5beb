using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Hyperlane.Data;

/// <summary>A SELECT whose answer becomes a dataset.</summary>
/// <param name="Name">The name of the dataset.</param>
/// <param name="Sql">One SELECT.</param>
/// <param name="Parameters">The values of its parameters, by name.</param>
public sealed record QueryDataset([Required] string Name, [Required, StringLength(100_000)] string Sql,
    IReadOnlyDictionary<string, JsonElement>? Parameters = null);
