using System.Text.Json.Serialization;

namespace Hyperlane.Data;

/// <summary>A file that was loaded, or several of them one after the other: a table one can ask.</summary>
/// <param name="Id">Its address: <c>/datasets/{id}</c>.</param>
/// <param name="Name">The name of its table in SQL.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Columns">Its columns, in their order.</param>
/// <param name="Bytes">The size of the files that it came from.</param>
/// <param name="Source">The name of the first file.</param>
/// <param name="Skipped">How many broken rows were left out, as <c>onError=skip</c> asked.</param>
/// <param name="CreatedAt">When it was loaded first, UTC.</param>
/// <param name="Origin">Where its facts come from, if that is known.</param>
/// <param name="Reading">How the files were read, and why so.</param>
/// <param name="UpdatedAt">When its rows were replaced, added to or read otherwise, UTC; null if they never were.</param>
/// <param name="Nulled">How many values were left out, as <c>onError=null</c> asked.</param>
/// <param name="Rejects">By which name the list of what was left out is kept: <c>GET /datasets/{id}/rejects</c>. Null if nothing
/// was.</param>
/// <param name="Files">The files, in the order in which they were added.</param>
public sealed record Dataset(
    string Id, string Name, long Rows, IReadOnlyList<Column> Columns, long Bytes, string Source, long Skipped, DateTime CreatedAt,
    string? Origin = null,
    Reading? Reading = null, DateTime? UpdatedAt = null, long Nulled = 0, string? Rejects = null, IReadOnlyList<KeptFile>? Files = null)
{
    /// <summary>What is not there yet.</summary>
    [JsonIgnore]
    public static Dataset Nothing { get; } = new("", "", 0, [], 0, "", 0, default);

    /// <summary>Which state of its rows this is: what is known of an earlier one is of no use.</summary>
    [JsonIgnore]
    public string Version => $"{Id} {UpdatedAt?.Ticks}";

    /// <summary>The names of what is kept for it beside its rows.</summary>
    [JsonIgnore]
    public IEnumerable<string> Kept
    => [.. (Files ?? []).Select(file => file.Kept).OfType<string>(), .. Rejects is null ? [] : (string[])[Rejects]];
}
