using System.Diagnostics.CodeAnalysis;

namespace Hyperlane.OpenApi;

/// <summary>A version of the OpenAPI Specification.</summary>
[SuppressMessage("Naming", "CA1707", Justification = "Versions have a point, for which C# has no other character.")]
public enum OpenApiVersion
{
    /// <summary>OpenAPI 3.1, whose schemas are JSON Schema 2020-12.</summary>
    V3_1,

    /// <summary>OpenAPI 3.0, for tools that do not read 3.1.</summary>
    V3_0,
}
