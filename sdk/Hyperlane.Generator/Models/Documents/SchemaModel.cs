namespace Hyperlane.Generator.Models.Documents;

/// <summary>What a value may be, in the words of JSON Schema.</summary>
/// <param name="Type">Its type in JSON: <c>string</c>; null where anything will do, or another schema says it.</param>
/// <param name="Reference">The type whose schema it is, as code spells it; null where the schema stands here.</param>
/// <param name="IsNullable">Whether it may be null as well.</param>
/// <param name="Keywords">What else is said of it, in order.</param>
/// <param name="Items">The items of an array.</param>
/// <param name="Values">The values of an object whose names are not known.</param>
/// <param name="Properties">What an object is made of.</param>
/// <param name="Variants">The types that it may be one of.</param>
internal sealed record SchemaModel(
    string? Type,
    string? Reference,
    bool IsNullable,
    EquatableArray<Keyword> Keywords,
    SchemaModel? Items,
    SchemaModel? Values,
    EquatableArray<PropertyModel> Properties,
    EquatableArray<VariantModel> Variants)
{
    /// <summary>Any value at all.</summary>
    public static readonly SchemaModel Anything = Of(null);

    /// <summary>Bytes that are no JSON. Clients in C# and Java know them by the format, which OpenAPI 3.0 had for them.</summary>
    public static readonly SchemaModel Binary = Of("string", Keyword.Text("format", "binary"));

    /// <summary>A value of a type of JSON.</summary>
    public static SchemaModel Of(string? type, params Keyword[] keywords)
        => new(type, null, false, keywords.ToEquatable(), null, null, EquatableArray<PropertyModel>.Empty,
            EquatableArray<VariantModel>.Empty);

    /// <summary>A value whose schema stands elsewhere.</summary>
    public static SchemaModel To(string type) => Of(null) with { Reference = type };

    /// <summary>Several values.</summary>
    public static SchemaModel Array(SchemaModel items, params Keyword[] keywords) => Of("array", keywords) with { Items = items };

    /// <summary>The same with more said of it; what was said under the same keyword gives way.</summary>
    public SchemaModel With(params IReadOnlyCollection<Keyword> keywords)
        => this with { Keywords = Keywords.Where(old => keywords.All(keyword => keyword.Name != old.Name)).Concat(keywords).ToEquatable() };

    /// <summary>The same with a sentence about it, if there is one.</summary>
    public SchemaModel Described(string? description) => description is null ? this : With(Keyword.Text("description", description));
}
