namespace Hyperlane.OpenApi;

/// <summary>A route of the running app.</summary>
/// <param name="Method">The method of HTTP.</param>
/// <param name="Pattern">Its pattern within the group that the document is about.</param>
/// <param name="Notes">What is to be said of it.</param>
/// <param name="NeedsUser">Whether middleware around it answers signed-in users only.</param>
/// <param name="NeedsRole">Whether it answers not all of them.</param>
internal sealed record OpenApiRoute(string Method, string Pattern, RouteNotes? Notes, bool NeedsUser, bool NeedsRole)
{
    /// <summary>Whether middleware around it answers a client that has the current version with 304.</summary>
    public bool IsConditional { get; init; }

    /// <summary>Whether middleware around it heeds the conditions of a request that changes something.</summary>
    public bool GuardsWrites { get; init; }

    /// <summary>Whether such a request must have one.</summary>
    public bool RequiresPreconditions { get; init; }
}
