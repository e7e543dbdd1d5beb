namespace Hyperlane.Endpoints;

/// <summary>Says of which media type the answer of an endpoint is, or the answers of a class. Text and JSON are sent as that type; of a
/// <see cref="FileResult"/>, which knows its own, the OpenAPI document says it; an <c>IAsyncEnumerable&lt;T&gt;</c> is sent as
/// <c>application/json</c> (an array) or <c>application/jsonl</c> whatever the client accepts.</summary>
/// <param name="contentType">The media type: <c>text/csv</c>, <c>application/hal+json</c>.</param>
/// <param name="more">Others that a file may be of.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, Inherited = false)]
public sealed class ProducesAttribute(string contentType, params string[] more) : Attribute
{
    /// <summary>The media types.</summary>
    public IReadOnlyList<string> ContentTypes { get; } = [contentType, .. more];
}
