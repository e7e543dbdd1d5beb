namespace Hyperlane.Endpoints;

/// <summary>
/// Lets a record, class or struct stand for several parameters: each parameter of its constructor, and each property that can
/// be set beside them, is read as a parameter of the endpoint would be, from path, query, header fields, body or services.
/// </summary>
/// <example>
/// <code>
/// public sealed record Paging(int Page = 1, [FromHeader] string? Accept = null);
///
/// [Get("/{folder}")]
/// public static Page&lt;Post&gt; List(string folder, [AsParameters] Paging paging) => ...
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class AsParametersAttribute : Attribute;
