using System.Text.Json.Serialization;

namespace Hyperlane.Data;

/// <summary>A file that was loaded: a table one can ask.</summary>
/// <param name="Id">Its address: <c>/datasets/{id}</c>.</param>
/// <param name="Name">The name of its table in SQL.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Columns">Its columns, in their order.</param>
/// <param name="Bytes">The size of the file that it came from.</param>
/// <param name="Source">The name of that file.</param>
/// <param name="Skipped">How many broken rows were left out, as <c>onError=skip</c> asked.</param>
/// <param name="CreatedAt">When it was loaded, UTC.</param>
/// <param name="Origin">Where its facts come from, if that is known.</param>
/// <param name="Reading">How the file was read, and why so.</param>
public sealed record Dataset(
    string Id, string Name, long Rows, IReadOnlyList<Column> Columns, long Bytes, string Source, long Skipped, DateTime CreatedAt, string? Origin = null,
    Reading? Reading = null)
{
    /// <summary>What is not there yet.</summary>
    [JsonIgnore]
    public static Dataset Nothing { get; } = new("", "", 0, [], 0, "", 0, default);
}
