namespace Hyperlane.Endpoints;

/// <summary>Describes an endpoint in the OpenAPI document; it goes before the <c>remarks</c> of the comment.</summary>
/// <param name="description">The description, in Markdown.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class EndpointDescriptionAttribute(string description) : Attribute
{
    /// <summary>The description.</summary>
    public string Description { get; } = description;
}
