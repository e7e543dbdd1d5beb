namespace Hyperlane.OpenApi;

/// <summary>Whom to ask about an API.</summary>
public sealed class OpenApiContact
{
    /// <summary>The name of a person or an organization.</summary>
    public string? Name { get; set; }

    /// <summary>A page about them.</summary>
    public Uri? Url { get; set; }

    /// <summary>Their e-mail address.</summary>
    public string? Email { get; set; }
}
