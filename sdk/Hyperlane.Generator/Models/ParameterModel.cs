namespace Hyperlane.Generator.Models;

/// <summary>A parameter of an endpoint, or a member of a record that is read from the query.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="BoundName">Its name there.</param>
/// <param name="Type">Its type without the question mark of null, as code spells it.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="IsValueType">Whether its null is a Nullable.</param>
/// <param name="Default">What it is when the request has none, as code spells it; null when it must be there.</param>
/// <param name="Value">How one value is read; null where it is no value.</param>
/// <param name="Collection">Whether there may be several values, and what they are put into.</param>
/// <param name="Members">What a record is made of that is read member by member.</param>
/// <param name="IsMember">Whether this is a property to set, and no parameter.</param>
/// <param name="Service">The service that it is; null for none.</param>
internal sealed record ParameterModel(
    string Name,
    ParameterSource Source,
    string BoundName,
    string Type,
    bool IsNullable,
    bool IsValueType,
    string? Default,
    ValueModel? Value,
    CollectionModel Collection,
    EquatableArray<ParameterModel> Members,
    bool IsMember,
    ServiceModel? Service)
{
    /// <summary>How a property keeps a default that only its own code knows.</summary>
    public OwnDefault OwnDefault { get; init; }

    /// <summary>How the body is read, where it comes from there.</summary>
    public BodyKind Body { get; init; }

    /// <summary>The method that makes it; null where nothing of the kind does.</summary>
    public ExtractorModel? Extractor { get; init; }

    /// <summary>Whether the endpoint can read everything of the request by itself through it.</summary>
    public bool IsWholeRequest => Source is ParameterSource.Context or ParameterSource.Request or ParameterSource.Extractor;

    /// <summary>Whether the endpoint can answer by itself through it.</summary>
    public bool IsResponse => Source is ParameterSource.Context or ParameterSource.Response;

    /// <summary>Whether the body is read as JSON for it, at least if the client says that it is.</summary>
    public bool IsJson => Source == ParameterSource.Body && Body is BodyKind.Json;

    /// <summary>Whether the body is read as a form for it.</summary>
    public bool IsOfForm => Source is ParameterSource.Form or ParameterSource.File or ParameterSource.Files or ParameterSource.WholeForm;

    /// <summary>Whether a variable is made for it: the others are written where they are used.</summary>
    public bool IsRead
        => Value is not null || IsBundle || Source is ParameterSource.File or ParameterSource.Files or ParameterSource.Extractor;

    /// <summary>Whether it is of a segment of the path that may be left out.</summary>
    public bool IsOptionalSegment { get; init; }

    /// <summary>
    /// Whether the request may do without it. A property whose type allows no null is asked for, though it would start with null.
    /// </summary>
    public bool IsOptional
        => IsNullable || OwnDefault != OwnDefault.None || (Default is not null && (IsValueType || Default != "default!"));

    /// <summary>Its members down to the last, or itself.</summary>
    public IEnumerable<ParameterModel> Parts => IsBundle ? Members.SelectMany(member => member.Parts) : [this];

    /// <summary>Whether it is a record of values rather than a value.</summary>
    public bool IsBundle => Members.Count > 0;
}
