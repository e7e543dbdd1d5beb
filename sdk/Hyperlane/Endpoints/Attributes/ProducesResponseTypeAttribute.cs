namespace Hyperlane.Endpoints;

/// <summary>Tells the OpenAPI document of an answer that an endpoint may give and that its return type does not show.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ProducesResponseTypeAttribute : Attribute
{
    /// <summary>An answer without a body, or a failure as problem details.</summary>
    /// <param name="statusCode">The status, from 200 to 599.</param>
    public ProducesResponseTypeAttribute(int statusCode) => StatusCode = statusCode;

    /// <summary>An answer with a body.</summary>
    /// <param name="type">The type of the body.</param>
    /// <param name="statusCode">The status, from 200 to 599.</param>
    /// <param name="contentType">Its media type; null for JSON, or plain text for a string.</param>
    public ProducesResponseTypeAttribute(Type type, int statusCode, string? contentType = null)
    {
        Type = type;
        StatusCode = statusCode;
        ContentType = contentType;
    }

    /// <summary>The status.</summary>
    public int StatusCode { get; }

    /// <summary>The type of the body; null for none.</summary>
    public Type? Type { get; }

    /// <summary>The media type of the body.</summary>
    public string? ContentType { get; }

    /// <summary>What it means, in Markdown.</summary>
    public string? Description { get; set; }
}
