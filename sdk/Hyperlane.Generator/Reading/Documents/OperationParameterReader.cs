using Hyperlane.Generator.Models;
using Hyperlane.Generator.Models.Documents;
using Hyperlane.Routing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>Reads what an endpoint takes from the path, the query, header fields and cookies.</summary>
internal sealed class OperationParameterReader(SchemaReader schemas, DocComment comment, RoutePattern path)
{
    /// <summary>Fields that OpenAPI has other places for, and that are to be left out among parameters.</summary>
    private static readonly HashSet<string> Elsewhere = new(["Accept", "Content-Type", "Authorization"], StringComparer.OrdinalIgnoreCase);

    public IEnumerable<OperationParameter> Read(IMethodSymbol method, EndpointModel endpoint)
    {
        var found = new List<OperationParameter>();
        foreach (var part in BoundPart.Of(method, endpoint.Parameters)
            .Where(part => IsParameter(part.Model.Source) && part.Model.Value is not null))
        {
            var texts = PartComment.Of(part, comment);
            found.Add(Read(part.Model, part.Type, texts.Description, texts.Example, part.Symbols));
        }

        // An endpoint that takes the whole context may leave parameters of the path to itself.
        var unread = path.Parameters.Where(segment => !found.Any(one => one.In == ParameterSource.Path && one.Name == segment.Text));
        found.AddRange(unread.Select(segment => new OperationParameter(segment.Text, ParameterSource.Path, true, false, Rest(segment),
            Constrained(SchemaModel.Of("string"), segment))));

        // One value may be read twice, and has one place in the document. Names of header fields know no case (RFC 9110 §5.1).
        return found
            .Where(one => one.In != ParameterSource.Header || !Elsewhere.Contains(one.Name))
            .GroupBy(one => (one.In, one.In == ParameterSource.Header ? one.Name.ToLowerInvariant() : one.Name))
            .Select(same => same.FirstOrDefault(one => one.IsRequired) ?? same.First());
    }

    private static bool IsParameter(ParameterSource source)
        => source is ParameterSource.Path or ParameterSource.Query or ParameterSource.Header or ParameterSource.Cookie;

    private OperationParameter Read(ParameterModel model, ITypeSymbol type, string? description, string? example,
        IReadOnlyList<ISymbol> symbols)
    {
        var item = model.Collection.Kind == CollectionKind.None ? null : Collections.ItemOf(type);
        var isDictionary = model.Collection.Kind == CollectionKind.Dictionary;
        var schema = isDictionary ? Dictionary(type, model.Collection.HasLists) : item is null
            ? schemas.ReadText(type)
            : SchemaModel.Array(schemas.ReadText(item));
        var segment = path.Parameters.FirstOrDefault(one => model.Source == ParameterSource.Path && one.Text == model.BoundName);
        schema = segment is null ? schema : Constrained(schema, segment);
        schema = AnnotationReader.WithExample(AnnotationReader.Apply(schema, type, symbols), example);
        var isObsolete = schema.Keywords.Any(keyword => keyword.Name == "deprecated");
        schema = schema with { Keywords = schema.Keywords.Where(keyword => keyword.Name != "deprecated").ToEquatable() };
        if (symbols.Select(Default).FirstOrDefault(json => json is not null) is { } otherwise)
        {
            schema = schema.With(new Keyword("default", otherwise));
        }

        var isOptional = model.IsOptional || item is not null;
        return new OperationParameter(
            model.BoundName,
            model.Source,
            model.Source == ParameterSource.Path || !isOptional || symbols.Any(AnnotationReader.IsRequired),
            isObsolete,
            description ?? (segment is null ? null : Rest(segment)),
            schema)
        {
            Style = isDictionary ? "deepObject" : Style(model.Collection.Delimiter),
            IsExploded = isDictionary ? true : model.Collection.Delimiter is null ? null : false,
        };
    }

    private static string? Style(char? delimiter) => delimiter switch
    {
        ',' => "form",
        ' ' => "spaceDelimited",
        '|' => "pipeDelimited",
        _ => null,
    };

    /// <summary>Of a dictionary the keys are not known; its values are text, or several.</summary>
    private SchemaModel Dictionary(ITypeSymbol type, bool hasLists)
    {
        var value = Collections.ValueOf(type)!;
        return KeyReader.Object(type) with
        {
            Values = hasLists
                ? SchemaModel.Array(schemas.ReadText(Collections.ItemOf(value)!))
                : schemas.ReadText(value)
        };
    }

    /// <summary>What a parameter or a property is where the request has nothing, as JSON; null for what nobody can tell.</summary>
    public static string? Default(ISymbol symbol) => symbol switch
    {
        IParameterSymbol { HasExplicitDefaultValue: true, ExplicitDefaultValue: { } value } parameter =>
            AnnotationReader.Constant(parameter.Type, value),
        IPropertySymbol property when Initializer(property) is { } literal => AnnotationReader.Constant(property.Type, literal.Token.Value),
        _ => null,
    };

    private static LiteralExpressionSyntax? Initializer(IPropertySymbol property)
        => property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()
            is PropertyDeclarationSyntax { Initializer.Value: LiteralExpressionSyntax { Token.Value: not null } literal }
            ? literal
            : null;

    private static string? Rest(RouteSegment segment)
        => segment.Kind == RouteSegmentKind.CatchAll ? "The rest of the path, slashes included." : null;

    private static SchemaModel Constrained(SchemaModel schema, RouteSegment segment)
        => segment.Constraints.Texts.Aggregate(schema, (before, text) => ConstraintKeywords.Apply(before, text));
}
