namespace Hyperlane.Endpoints;

/// <summary>Tells the OpenAPI document of a header field that an endpoint answers with.</summary>
/// <param name="name">The name of the field: <c>X-Total-Count</c>.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ProducesHeaderAttribute(string name) : Attribute
{
    /// <summary>The name of the field.</summary>
    public string Name { get; } = name;

    /// <summary>The type of its value. Default: text.</summary>
    public Type? Type { get; set; }

    /// <summary>The status of the answer that has it; 0 for every success. Default: 0.</summary>
    public int StatusCode { get; set; }

    /// <summary>What it means, in Markdown.</summary>
    public string? Description { get; set; }
}
