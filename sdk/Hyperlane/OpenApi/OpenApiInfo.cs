namespace Hyperlane.OpenApi;

/// <summary>
/// What a document says of the API as a whole. What is null stays as the project has it: its <c>Title</c> or name, its <c>Version</c>, its
/// <c>Description</c>.
/// </summary>
public sealed class OpenApiInfo
{
    /// <summary>The name of the API.</summary>
    public string? Title { get; set; }

    /// <summary>A sentence about it. OpenAPI 3.0 has no place for it.</summary>
    public string? Summary { get; set; }

    /// <summary>What it is for, in Markdown.</summary>
    public string? Description { get; set; }

    /// <summary>Its version.</summary>
    public string? Version { get; set; }

    /// <summary>Where the terms of its use are.</summary>
    public Uri? TermsOfService { get; set; }

    /// <summary>Whom to ask about it.</summary>
    public OpenApiContact? Contact { get; set; }

    /// <summary>Its licence.</summary>
    public OpenApiLicense? License { get; set; }
}
