namespace Hyperlane.Generator.Models.Documents;

/// <summary>An endpoint as its clients see it.</summary>
/// <param name="Tag">The name of its class, without its ending.</param>
/// <param name="Tags">What it is listed under.</param>
/// <param name="TagDescription">What the class says it is.</param>
/// <param name="Name">The name of its method.</param>
/// <param name="OperationId">The id of the operation; null for one that is made of the names.</param>
/// <param name="HttpMethod">What it answers: <c>GET</c>.</param>
/// <param name="Path">Its path, with parameters in braces and without constraints.</param>
/// <param name="Summary">What it does, in a line.</param>
/// <param name="Description">What else there is to say.</param>
/// <param name="IsDeprecated">Whether it is <c>[Obsolete]</c>.</param>
/// <param name="Security">Who may call it.</param>
/// <param name="Parameters">What it takes from path, query, header fields and cookies.</param>
/// <param name="Body">What it takes from the body.</param>
/// <param name="Responses">What it may answer, by status.</param>
/// <param name="Components">The types that all this speaks of.</param>
/// <param name="Place">Where it stands among all: the name of its class, its file and line.</param>
/// <param name="IsHidden">Whether the document is silent about it.</param>
internal sealed record OperationModel(
    string Tag,
    EquatableArray<string> Tags,
    string? TagDescription,
    string Name,
    string? OperationId,
    string HttpMethod,
    string Path,
    string Summary,
    string? Description,
    bool IsDeprecated,
    OperationSecurity Security,
    EquatableArray<OperationParameter> Parameters,
    BodyModel? Body,
    EquatableArray<ResponseModel> Responses,
    EquatableArray<ComponentModel> Components,
    string Place,
    bool IsHidden)
{
    /// <summary>Where its method stands, for what is told of it.</summary>
    public Aside<LocationInfo?> Location { get; init; }
}
