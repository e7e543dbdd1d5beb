namespace Hyperlane.Endpoints;

/// <summary>Says in a line what an endpoint does, in the OpenAPI document; it goes before the <c>summary</c> of the comment.</summary>
/// <param name="summary">The line, in Markdown.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class EndpointSummaryAttribute(string summary) : Attribute
{
    /// <summary>The line.</summary>
    public string Summary { get; } = summary;
}
