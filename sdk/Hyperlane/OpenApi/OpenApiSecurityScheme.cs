namespace Hyperlane.OpenApi;

/// <summary>
/// A way to sign in, for the OpenAPI document: a service of the app, which what authenticates adds. Operations for signed-in users ask for
/// one of those that there are; without any, for a bearer token.
/// </summary>
/// <param name="name">Its name in the document: <c>bearer</c>, <c>cookie</c>.</param>
/// <param name="type">Its type: <c>http</c> or <c>apiKey</c>.</param>
/// <param name="description">What it is.</param>
public sealed class OpenApiSecurityScheme(string name, string type, string description)
{
    /// <summary>Its name in the document.</summary>
    public string Name { get; } = name;

    /// <summary>Its type.</summary>
    public string Type { get; } = type;

    /// <summary>What it is.</summary>
    public string Description { get; } = description;

    /// <summary>Of the type <c>http</c>: the scheme in <c>Authorization</c>, such as <c>bearer</c>.</summary>
    public string? Scheme { get; init; }

    /// <summary>Of the type <c>http</c>: what its token is made like, such as <c>JWT</c>.</summary>
    public string? BearerFormat { get; init; }

    /// <summary>Of the type <c>apiKey</c>: where it stands: <c>header</c>, <c>query</c> or <c>cookie</c>.</summary>
    public string? In { get; init; }

    /// <summary>Of the type <c>apiKey</c>: the name of the header, parameter or cookie.</summary>
    public string? ParameterName { get; init; }
}
