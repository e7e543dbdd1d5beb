namespace Hyperlane.Endpoints;

/// <summary>
/// Lists an endpoint, or all of a class, under these tags of the OpenAPI document, instead of under the name of the class.
/// </summary>
/// <param name="tags">The tags.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, Inherited = false)]
public sealed class TagsAttribute(params string[] tags) : Attribute
{
    /// <summary>The tags.</summary>
    public IReadOnlyList<string> Tags { get; } = tags;
}
