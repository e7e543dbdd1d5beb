using Hyperlane.Generator.Models;
using Hyperlane.Generator.Models.Documents;
using Hyperlane.Routing;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>Makes the model of an operation from the method of an endpoint: what its clients must know.</summary>
internal static class OperationReader
{
    /// <summary>The methods that OpenAPI 3.1 has a place for.</summary>
    private static readonly string[] Described = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];

    private static readonly string[] Suffixes = ["Endpoints", "Endpoint", "Controller", "Handlers", "Handler"];

    /// <summary>The operations of an endpoint, one for each form of its path; none when the endpoint itself is not understood.</summary>
    public static IEnumerable<OperationReading> Read(EndpointDeclaration declaration, Compilation compilation, CancellationToken stop)
        => Faults.Guard(
            () => (IReadOnlyList<OperationReading>)[.. ReadOnce(declaration, compilation, stop)
                .Select(operation => new OperationReading(operation, null))],
            error => [new OperationReading(null, Faults.Operation(declaration.Method, error))]);

    private static IEnumerable<OperationModel> ReadOnce(EndpointDeclaration declaration, Compilation compilation, CancellationToken stop)
    {
        var (method, owner) = (declaration.Method, declaration.Owner);
        var endpoint = EndpointReader.Read(declaration, compilation, stop);
        if (endpoint.Mistakes.Count > 0)
        {
            return [];
        }

        var comment = DocComment.Of(method);
        var schemas = new SchemaReader();
        var path = RoutePattern.Parse(endpoint.FullPattern);
        var names = PathText.NamesOf(path);
        var parameters = new OperationParameterReader(schemas, comment, path).Read(method, endpoint);
        var body = new BodyReader(schemas, comment, compilation).Read(method, endpoint);
        var known = KnownTypes.Of(compilation);
        var security = SecurityReader.Read(declaration, endpoint, known);
        var responses = new ResponseReader(schemas, known, comment, security, compilation).Read(method, endpoint);
        var whole = new OperationModel(
            TagOf(owner),
            (DescribingAttributes.Tags(method) is { Count: > 0 } tags ? tags : [TagOf(owner)]).ToEquatable(),
            DocComment.Of(owner).Summary,
            WithoutEnd(method.Name, "Async"),
            DescribingAttributes.Name(method),
            declaration.HttpMethod,
            PathText.Of(path, names),
            DescribingAttributes.Summary(method) ?? comment.Summary ?? Words(WithoutEnd(method.Name, "Async")),
            DescribingAttributes.Description(method) ?? comment.Remarks,
            IsObsolete(method) || IsObsolete(owner),
            security,
            parameters.Select(one => one.In == ParameterSource.Path ? one with
            {
                Name = names.TryGetValue(one.Name,
                out var name) ? name : one.Name
            } : one).ToEquatable(),
            body,
            responses.ToEquatable(),
            ComponentCatalog.Of(compilation).Reachable(schemas.References, compilation).ToEquatable(),
            $"{endpoint.Class.Name} {endpoint.File} {endpoint.Line:d8}",
            endpoint.IsWebSocket || Array.IndexOf(Described, declaration.HttpMethod) < 0 || DescribingAttributes.IsHidden(method))
        {
            Location = endpoint.Place,
        };

        // A document has no optional segments: a path without them is another path.
        return path.Forms.Select(form => whole with
        {
            Path = PathText.Of(form, names),
            Parameters = whole.Parameters.Where(one => one.In != ParameterSource.Path
                || !form.Absent.Any(absent => names[absent.Text] == one.Name)).ToEquatable(),
        });
    }

    public static bool IsObsolete(ISymbol symbol) => AttributeReader.Find(symbol, "System.ObsoleteAttribute") is not null;

    private static string TagOf(INamedTypeSymbol type)
        => Suffixes.Select(suffix => WithoutEnd(type.Name, suffix)).FirstOrDefault(name => name != type.Name) ?? type.Name;

    private static string WithoutEnd(string name, string end)
        => name.Length > end.Length && name.EndsWith(end, StringComparison.Ordinal) ? name.Substring(0, name.Length - end.Length) : name;

    /// <summary><c>FindBySlug</c> in words: Find by slug.</summary>
    private static string Words(string name)
        => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));
}
