namespace Hyperlane.OpenApi;

/// <summary>A route of the running app.</summary>
/// <param name="Method">The method of HTTP.</param>
/// <param name="Pattern">Its pattern within the group that the document is about.</param>
/// <param name="Notes">What is to be said of it.</param>
/// <param name="NeedsUser">Whether middleware around it answers signed-in users only.</param>
/// <param name="NeedsRole">Whether it answers not all of them.</param>
internal sealed record OpenApiRoute(string Method, string Pattern, RouteNotes? Notes, bool NeedsUser, bool NeedsRole);
