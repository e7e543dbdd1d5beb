namespace Hyperlane.Generator.Models.Documents;

/// <summary>A parameter as clients see it.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="In">Where: the path, the query, a header field or a cookie.</param>
/// <param name="IsRequired">Whether it must be there.</param>
/// <param name="IsDeprecated">Whether it is <c>[Obsolete]</c>.</param>
/// <param name="Description">What it means.</param>
/// <param name="Schema">What it may be.</param>
internal sealed record OperationParameter(string Name, ParameterSource In, bool IsRequired, bool IsDeprecated, string? Description,
    SchemaModel Schema)
{
    /// <summary>How several values are written, where it is not the usual way.</summary>
    public string? Style { get; init; }

    /// <summary>Whether each of several values has the name, where that is said.</summary>
    public bool? IsExploded { get; init; }
}
