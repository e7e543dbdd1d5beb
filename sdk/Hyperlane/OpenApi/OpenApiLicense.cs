namespace Hyperlane.OpenApi;

/// <summary>The licence of an API.</summary>
public sealed class OpenApiLicense
{
    /// <summary>Its name: <c>MIT License</c>.</summary>
    public required string Name { get; set; }

    /// <summary>Its SPDX expression: <c>MIT</c>. OpenAPI 3.0 has no place for it.</summary>
    public string? Identifier { get; set; }

    /// <summary>Its text. OpenAPI 3.1 takes either this or the identifier; the identifier goes first.</summary>
    public Uri? Url { get; set; }
}
