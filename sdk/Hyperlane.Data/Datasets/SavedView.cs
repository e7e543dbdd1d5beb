using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hyperlane.Data;

/// <summary>A view that was saved under a name.</summary>
/// <param name="Id">Its address: <c>/saved/{id}</c>. It stays when the name changes.</param>
/// <param name="Version">1, and one more after each change: the <c>ETag</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Dataset">The id of the dataset; of a SELECT, the one in whose page it opens.</param>
/// <param name="Filter">Which rows of the dataset.</param>
/// <param name="Sql">One SELECT.</param>
/// <param name="Parameters">The values of its parameters, by name.</param>
/// <param name="Chart">What to draw of the rows; without it they are a table.</param>
/// <param name="CreatedAt">When it was saved first, UTC.</param>
/// <param name="ChangedAt">When it was saved last, UTC.</param>
public sealed record SavedView(
    string Id, int Version, string Name, string? Dataset, IReadOnlyList<string>? Filter, string? Sql,
    IReadOnlyDictionary<string, JsonElement>? Parameters, ChartQuery? Chart, DateTime CreatedAt, DateTime ChangedAt)
{
    /// <summary>What clients know this version by.</summary>
    [JsonIgnore]
    public string Tag => $"\"{Version}\"";

    /// <summary>The same view with another content: its next version.</summary>
    /// <param name="content">All of it.</param>
    /// <param name="now">The time, UTC.</param>
    public SavedView With(SavedViewContent content, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new SavedView(
            Id, Version + 1, content.Name, content.Dataset, content.Filter, content.Sql, content.Parameters, content.Chart, CreatedAt, now);
    }

    /// <summary>A new one.</summary>
    /// <param name="content">All of it.</param>
    /// <param name="now">The time, UTC.</param>
    public static SavedView Of(SavedViewContent content, DateTime now)
        => new SavedView(Guid.CreateVersion7().ToString("N"), 0, "", null, null, null, null, null, now, now).With(content, now);

    /// <summary>409: another view has the name.</summary>
    /// <param name="name">The name.</param>
    public static ProblemException Taken(string name) => new(new ProblemDetails
    {
        Status = 409,
        Detail = $"There is a saved view \"{name}\" already. Choose another name, or delete that one.",
        Errors = new Dictionary<string, string[]> { ["name"] = ["It is taken."] },
    });

    /// <summary>507: there are as many as there may be.</summary>
    /// <param name="most">How many.</param>
    public static ProblemException TooMany(int most)
        => new(507, $"There are {most} saved views, as many as there may be (Data:MaxSaved). Delete one first.");

    /// <summary>412: somebody else has changed it.</summary>
    public static ProblemException Changed()
        => new(412, "Somebody else has changed this view since you have read it. Read it again, and change that.");
}
