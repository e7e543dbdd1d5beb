namespace Hyperlane.Generator.Models;

/// <summary>A class with endpoints, and what all of them share.</summary>
/// <param name="Type">Its whole name, as code spells it: <c>global::Blog.PostEndpoints</c>.</param>
/// <param name="Name">Its whole name, as people do: <c>Blog.PostEndpoints</c>.</param>
/// <param name="IsStatic">Whether nothing need be made to call it.</param>
/// <param name="Prefix">What the paths begin with; empty for none.</param>
/// <param name="Middleware">What stands around all endpoints, from the outermost: calls of Use.</param>
/// <param name="Services">What the constructor asks for.</param>
internal sealed record EndpointClass(
    string Type,
    string Name,
    bool IsStatic,
    string Prefix,
    EquatableArray<string> Middleware,
    EquatableArray<ServiceModel> Services)
{
    /// <summary>The name of the class that is written for it: <c>Blog_PostEndpoints</c>.</summary>
    public string GeneratedName { get; init; } = "";

    /// <summary>How an object of it is let go when the request is answered.</summary>
    public DisposalKind Disposal { get; init; }
}
