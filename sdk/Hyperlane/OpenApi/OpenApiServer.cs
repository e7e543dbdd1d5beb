namespace Hyperlane.OpenApi;

/// <summary>A server where an API is found.</summary>
public sealed class OpenApiServer
{
    /// <summary>Its address: <c>https://api.example.org/v1</c>, or a path on the server that the document comes from.</summary>
    public required string Url { get; set; }

    /// <summary>What it is for: <c>Production</c>.</summary>
    public string? Description { get; set; }
}
