namespace Hyperlane.Generator.Models.Documents;

/// <summary>One of the answers that an endpoint may give.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Description">What it means here; null for what the status always means.</param>
/// <param name="MediaType">What the body is; null for no body. Failures are problem details and need not say so.</param>
/// <param name="Schema">What the body may be; null where that is its own affair.</param>
/// <param name="HasLocation">Whether it says where to go from here.</param>
internal sealed record ResponseModel(int Status, string? Description = null, string? MediaType = null, SchemaModel? Schema = null, bool HasLocation = false)
{
    /// <summary>The type for <c>typeof</c>, where the schema stands here and is not only a reference.</summary>
    public string? ClrType { get; init; }

    /// <summary>Whether it is a failure, which is told as problem details (RFC 9457).</summary>
    public bool IsProblem => Status >= 400;
}
