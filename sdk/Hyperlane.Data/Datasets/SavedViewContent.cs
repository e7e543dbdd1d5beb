using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Hyperlane.Data;

/// <summary>
/// What is to be seen again: rows of a dataset or the answer to a SELECT, as a table or as a chart. The rows themselves are not kept.
/// </summary>
/// <param name="Name">Its name, which no other saved view has.</param>
/// <param name="Dataset">The id of the dataset; of a SELECT, the one in whose page it opens.</param>
/// <param name="Filter">Which rows of the dataset: conditions as of <c>/datasets/{id}/rows</c>.</param>
/// <param name="Sql">One SELECT.</param>
/// <param name="Parameters">The values of its parameters, by name.</param>
/// <param name="Chart">What to draw of the rows; without it they are a table.</param>
public sealed record SavedViewContent(
    [Required, StringLength(SavedViewContent.MaxLetters)] string Name, string? Dataset = null,
    [MaxLength(64)] IReadOnlyList<string>? Filter = null, [StringLength(100_000)] string? Sql = null,
    IReadOnlyDictionary<string, JsonElement>? Parameters = null, ChartQuery? Chart = null)
{
    /// <summary>How long a name may be.</summary>
    public const int MaxLetters = 120;
}
