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
        for (var i = 0; i < endpoint.Parameters.Count; i++)
        {
            var (model, symbol) = (endpoint.Parameters[i], method.Parameters[i]);
            found.AddRange(model.IsBundle && Place(model.Source) is not null
                ? model.Members.Select(member => ReadMember(member, symbol.Type))
                : Place(model.Source) is null || model.Value is null ? [] : [Read(model, symbol.Type, comment.Parameter(symbol.Name), comment.ParameterExample(symbol.Name), symbol)]);
        }

        // An endpoint that takes the whole context may leave parameters of the path to itself.
        var unread = path.Segments.Where(segment => segment.IsParameter && !found.Any(one => one.In == "path" && one.Name == segment.Text));
        found.AddRange(unread.Select(segment => new OperationParameter(segment.Text, "path", true, false, Rest(segment), Constrained(SchemaModel.Of("string"), segment))));

        // One value may be read twice, and has one place in the document. Names of header fields know no case (RFC 9110 §5.1).
        return found
            .Where(one => one.In != "header" || !Elsewhere.Contains(one.Name))
            .GroupBy(one => (one.In, one.In == "header" ? one.Name.ToLowerInvariant() : one.Name))
            .Select(same => same.FirstOrDefault(one => one.IsRequired) ?? same.First());
    }

    private static string? Place(ParameterSource source) => source switch
    {
        ParameterSource.Path => "path",
        ParameterSource.Query => "query",
        ParameterSource.Header => "header",
        ParameterSource.Cookie => "cookie",
        _ => null,
    };

    /// <summary>A member of a record that is read from the query: a parameter of its constructor, or a property.</summary>
    private OperationParameter ReadMember(ParameterModel model, ITypeSymbol type)
    {
        var property = ValidationMembers.Properties(type).FirstOrDefault(one => one.Name == model.Name);
        var parameter = (type as INamedTypeSymbol)?.InstanceConstructors.SelectMany(one => one.Parameters).FirstOrDefault(one => !model.IsMember && one.Name == model.Name);
        var ofType = DocComment.Of(type);
        var ofProperty = property is null ? null : DocComment.Of(property);
        var description = ofProperty?.Whole ?? ofType.Parameter(model.Name);
        var example = ofProperty?.Example ?? ofType.ParameterExample(model.Name);
        return Read(model, (parameter?.Type ?? property?.Type)!, description, example, [.. new ISymbol?[] { parameter, property }.OfType<ISymbol>()]);
    }

    private OperationParameter Read(ParameterModel model, ITypeSymbol type, string? description, string? example, params IReadOnlyList<ISymbol> symbols)
    {
        var item = model.Collection.Kind == CollectionKind.None ? null : Collections.ItemOf(type);
        var isDictionary = model.Collection.Kind == CollectionKind.Dictionary;
        var schema = isDictionary ? Dictionary(Collections.ValueOf(type)!, model.Collection.HasLists) : item is null ? schemas.ReadText(type) : SchemaModel.Array(schemas.ReadText(item));
        var segment = path.Segments.FirstOrDefault(one => model.Source == ParameterSource.Path && one.IsParameter && one.Text == model.BoundName);
        schema = segment is null ? schema : Constrained(schema, segment);
        schema = AnnotationReader.WithExample(AnnotationReader.Apply(schema, type, symbols), example);
        var isObsolete = schema.Keywords.Any(keyword => keyword.Name == "deprecated");
        schema = schema with { Keywords = schema.Keywords.Where(keyword => keyword.Name != "deprecated").ToEquatable() };
        if (symbols.Select(Default).FirstOrDefault(json => json is not null) is { } otherwise)
        {
            schema = schema.With(new Keyword("default", otherwise));
        }

        var isOptional = model.IsNullable || model.Default is not null || item is not null;
        return new OperationParameter(
            model.BoundName,
            Place(model.Source)!,
            model.Source == ParameterSource.Path || !isOptional || symbols.Any(AnnotationReader.IsRequired),
            isObsolete,
            description ?? (segment is null ? null : Rest(segment)),
            schema)
        {
            Style = isDictionary ? "deepObject" : null,
        };
    }

    /// <summary>Of a dictionary the keys are not known; its values are text, or several.</summary>
    private SchemaModel Dictionary(ITypeSymbol value, bool hasLists)
        => SchemaModel.Of("object") with { Values = hasLists ? SchemaModel.Array(schemas.ReadText(Collections.ItemOf(value)!)) : schemas.ReadText(value) };

    private static string? Default(ISymbol symbol) => symbol switch
    {
        IParameterSymbol { HasExplicitDefaultValue: true, ExplicitDefaultValue: { } value } parameter => AnnotationReader.Constant(parameter.Type, value),
        IPropertySymbol property when Initializer(property) is { } literal => AnnotationReader.Constant(property.Type, literal.Token.Value),
        _ => null,
    };

    private static LiteralExpressionSyntax? Initializer(IPropertySymbol property)
        => (property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as PropertyDeclarationSyntax)?.Initializer?.Value as LiteralExpressionSyntax is { Token.Value: not null } literal ? literal : null;

    private static string? Rest(RouteSegment segment) => segment.Kind == RouteSegmentKind.CatchAll ? "The rest of the path, slashes included." : null;

    private static SchemaModel Constrained(SchemaModel schema, RouteSegment segment)
        => segment.Constraints.Texts.Aggregate(schema, (before, text) => ConstraintKeywords.Apply(before, text));
}
