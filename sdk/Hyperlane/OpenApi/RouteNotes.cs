namespace Hyperlane.OpenApi;

/// <summary>What a route of <c>app.Get(...)</c> and the like says of itself.</summary>
/// <param name="IsHidden">Whether the document is silent about it.</param>
/// <param name="Name">The id of the operation.</param>
/// <param name="Summary">What it does, in a line.</param>
/// <param name="Description">What else there is to say.</param>
/// <param name="Tags">What it is listed under.</param>
internal sealed record RouteNotes(bool IsHidden = false, string? Name = null, string? Summary = null, string? Description = null,
    IReadOnlyList<string>? Tags = null);
