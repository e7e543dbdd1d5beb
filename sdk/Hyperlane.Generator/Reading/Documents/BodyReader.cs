using Hyperlane.Generator.Models;
using Hyperlane.Generator.Models.Documents;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>Reads what an endpoint takes from the body of a request.</summary>
internal sealed class BodyReader(SchemaReader schemas, DocComment comment, Compilation compilation)
{
    private static readonly string[] Json = ["application/json"];
    private static readonly string[] WithFiles = ["multipart/form-data"];
    private static readonly string[] WithoutFiles = ["application/x-www-form-urlencoded", .. WithFiles];

    public BodyModel? Read(IMethodSymbol method, EndpointModel endpoint)
    {
        var fields = new List<BoundPart>();
        foreach (var part in BoundPart.Of(method, endpoint.Parameters))
        {
            var (model, type) = (part.Model, part.Type);
            var texts = PartComment.Of(part, comment);
            if (model.Source == ParameterSource.Body && Raw(model.Body) is var (types, raw))
            {
                raw = AnnotationReader.WithExample(AnnotationReader.Apply(raw, type, part.Symbols), texts.Example);
                return new BodyModel(types.ToEquatable(), !model.IsNullable && model.Body == BodyKind.Text, texts.Description, raw);
            }

            if (model.Source == ParameterSource.Body)
            {
                var schema = AnnotationReader.Apply(schemas.Read(ValueReader.WithoutNull(type)), type,
                    part.Symbols) with
                { IsNullable = false };
                schema = AnnotationReader.WithExample(schema, texts.Example ?? comment.Example);
                return new BodyModel(Json.ToEquatable(), !model.IsNullable, texts.Description,
                    schema)
                { ClrType = ClrTypes.Inline(type, schema, compilation) };
            }

            if (model.Source == ParameterSource.Form || IsFile(type))
            {
                fields.Add(part);
            }
        }

        return fields.Count > 0 || endpoint.Parts.Any(model => model.Source == ParameterSource.WholeForm) ? Form(fields) : null;
    }

    /// <summary>A body that is no JSON, or need not be; null for the others.</summary>
    private static (string[] MediaTypes, SchemaModel Schema)? Raw(BodyKind kind) => kind switch
    {
        BodyKind.Json => null,
        BodyKind.Text => (["text/plain", .. Json], SchemaModel.Of("string")),
        _ => (["application/octet-stream"], Scalars.Binary),
    };

    private static bool IsFile(ITypeSymbol type)
        => ValueReader.WithoutNull(Collections.ItemOf(type) ?? type) is INamedTypeSymbol { Name: "UploadedFile" } file
            && file.ContainingNamespace.ToDisplayString() == "Hyperlane.Endpoints";

    private BodyModel Form(List<BoundPart> fields)
    {
        var hasFiles = fields.Exists(field => IsFile(field.Type));
        var properties = fields.Select(field => Property(field)).ToEquatable();
        return new BodyModel(
            (hasFiles ? WithFiles : WithoutFiles).ToEquatable(),
            properties.Any(property => property.IsRequired),
            null,
            SchemaModel.Of("object") with { Properties = properties });
    }

    private PropertyModel Property(BoundPart part)
    {
        var (model, type) = (part.Model, part.Type);
        var texts = PartComment.Of(part, comment);
        var item = Collections.ItemOf(type);
        var isText = type.SpecialType == SpecialType.System_String;
        var schema = item is null || isText ? Field(type) : SchemaModel.Array(Field(item));
        schema = AnnotationReader.Apply(schema, type, part.Symbols).Described(texts.Description);
        schema = AnnotationReader.WithExample(schema, texts.Example);
        if (part.Symbols.Select(OperationParameterReader.Default).FirstOrDefault(json => json is not null) is { } otherwise)
        {
            schema = schema.With(new Keyword("default", otherwise));
        }

        var isOptional = model.IsOptional || (item is not null && !isText);
        return new PropertyModel(model.BoundName, schema, !isOptional
            || part.Symbols.Any(AnnotationReader.IsRequired), IsAlwaysWritten: false);
    }

    private SchemaModel Field(ITypeSymbol type) => IsFile(type) ? schemas.Read(type) with { IsNullable = false } : schemas.ReadText(type);
}
