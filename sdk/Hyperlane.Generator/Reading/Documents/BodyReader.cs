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
        var fields = new List<(ParameterModel Model, IParameterSymbol Symbol)>();
        for (var i = 0; i < endpoint.Parameters.Count; i++)
        {
            var (model, symbol) = (endpoint.Parameters[i], method.Parameters[i]);
            if (model.Source == ParameterSource.Body && Raw(model.Body) is var (types, raw))
            {
                raw = AnnotationReader.WithExample(AnnotationReader.Apply(raw, symbol.Type, symbol), comment.ParameterExample(symbol.Name));
                return new BodyModel(types.ToEquatable(), !model.IsNullable && model.Body == BodyKind.Text, comment.Parameter(symbol.Name), raw);
            }

            if (model.Source == ParameterSource.Body)
            {
                var schema = AnnotationReader.Apply(schemas.Read(ValueReader.WithoutNull(symbol.Type)), symbol.Type, symbol) with { IsNullable = false };
                schema = AnnotationReader.WithExample(schema, comment.ParameterExample(symbol.Name) ?? comment.Example);
                return new BodyModel(Json.ToEquatable(), !model.IsNullable, comment.Parameter(symbol.Name), schema) { ClrType = ClrTypes.Inline(symbol.Type, schema, compilation) };
            }

            if (IsField(model, symbol))
            {
                fields.Add((model, symbol));
            }
        }

        return fields.Count > 0 || endpoint.Parameters.Any(model => model.Source == ParameterSource.WholeForm) ? Form(fields) : null;
    }

    /// <summary>A body that is no JSON, or need not be; null for the others.</summary>
    private static (string[] MediaTypes, SchemaModel Schema)? Raw(BodyKind kind) => kind switch
    {
        BodyKind.Json => null,
        BodyKind.Text => (["text/plain", .. Json], SchemaModel.Of("string")),
        _ => (["application/octet-stream"], Scalars.Binary),
    };

    private static bool IsField(ParameterModel model, IParameterSymbol symbol)
        => model.Source == ParameterSource.Form || IsFile(symbol.Type);

    private static bool IsFile(ITypeSymbol type)
        => ValueReader.WithoutNull(Collections.ItemOf(type) ?? type) is INamedTypeSymbol { Name: "UploadedFile" } file && file.ContainingNamespace.ToDisplayString() == "Hyperlane.Endpoints";

    private BodyModel Form(List<(ParameterModel Model, IParameterSymbol Symbol)> fields)
    {
        var hasFiles = fields.Exists(field => IsFile(field.Symbol.Type));
        var properties = fields.Select(field => Property(field.Model, field.Symbol)).ToEquatable();
        return new BodyModel(
            (hasFiles ? WithFiles : WithoutFiles).ToEquatable(),
            properties.Any(property => property.IsRequired),
            null,
            SchemaModel.Of("object") with { Properties = properties });
    }

    private PropertyModel Property(ParameterModel model, IParameterSymbol symbol)
    {
        var item = Collections.ItemOf(symbol.Type);
        var isText = symbol.Type.SpecialType == SpecialType.System_String;
        var schema = item is null || isText ? Field(symbol.Type) : SchemaModel.Array(Field(item));
        schema = AnnotationReader.Apply(schema, symbol.Type, symbol).Described(comment.Parameter(symbol.Name));
        schema = AnnotationReader.WithExample(schema, comment.ParameterExample(symbol.Name));
        if (symbol is { HasExplicitDefaultValue: true, ExplicitDefaultValue: { } value } && AnnotationReader.Constant(symbol.Type, value) is { } json)
        {
            schema = schema.With(new Keyword("default", json));
        }

        var isOptional = model.IsNullable || model.Default is not null || (item is not null && !isText);
        return new PropertyModel(model.BoundName, schema, !isOptional, IsAlwaysWritten: false);
    }

    private SchemaModel Field(ITypeSymbol type) => IsFile(type) ? schemas.Read(type) with { IsNullable = false } : schemas.ReadText(type);
}
