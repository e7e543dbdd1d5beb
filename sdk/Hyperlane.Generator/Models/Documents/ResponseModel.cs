namespace Hyperlane.Generator.Models.Documents;

/// <summary>One of the answers that an endpoint may give.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Description">What it means here; null for what the status always means.</param>
/// <param name="Content">What the body is, by media type; none for no body. Failures are problem details and need not say so.</param>
internal sealed record ResponseModel(int Status, string? Description, EquatableArray<ContentModel> Content)
{
    public ResponseModel(int status, string? description = null, params ContentModel[] content)
        : this(status, description, content.ToEquatable())
    {
    }

    /// <summary>Its header fields.</summary>
    public EquatableArray<HeaderModel> Headers { get; init; } = EquatableArray<HeaderModel>.Empty;

    /// <summary>Whether it is a failure that is told as problem details (RFC 9457).</summary>
    public bool IsProblem => Status >= 400 && Content.Count == 0;

    /// <summary>The same with where to go from here.</summary>
    public ResponseModel WithLocation()
        => With(new HeaderModel("Location", "Where it is.", SchemaModel.Of("string", Keyword.Text("format", "uri-reference"))));

    /// <summary>The same with another header field.</summary>
    public ResponseModel With(HeaderModel header)
        => this with
        {
            Headers = Headers.Where(one => !one.Name.Equals(header.Name, StringComparison.OrdinalIgnoreCase)).Append(header)
                .ToEquatable()
        };
}
