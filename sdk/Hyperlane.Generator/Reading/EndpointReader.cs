using Hyperlane.Generator.Checking;
using Hyperlane.Generator.Models;
using Hyperlane.Routing;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Makes the model of an endpoint from its method. Here symbols end: nothing behind this knows the compiler's objects.</summary>
internal static class EndpointReader
{
    /// <summary>All endpoints that a method is, one for each attribute that says so.</summary>
    public static IEnumerable<EndpointModel> ReadAll(IMethodSymbol method, Compilation compilation, CancellationToken stop)
        => from attribute in method.GetAttributes()
           let verb = Names.Verbs.FirstOrDefault(verb => verb.Attribute == AttributeReader.NameOf(attribute))
           where verb.HttpMethod is not null
           select Read(method, attribute, verb.HttpMethod, compilation, stop);

    /// <summary>The endpoint that one attribute makes of a method. Where reading it fails, that is a mistake of this endpoint, and the others live.</summary>
    public static EndpointModel Read(IMethodSymbol method, AttributeData verb, string httpMethod, Compilation compilation, CancellationToken stop)
        => Faults.Guard(() => ReadOnce(method, verb, httpMethod, compilation, stop), error => Unread(method, httpMethod, error));

    private static EndpointModel Unread(IMethodSymbol method, string httpMethod, Exception error) => new(
        new EndpointClass("", method.ContainingType.Name, IsStatic: true, "", EquatableArray<string>.Empty, EquatableArray<ServiceModel>.Empty),
        method.Name,
        IsStatic: true,
        httpMethod,
        "",
        EquatableArray<string>.Empty,
        EquatableArray<ParameterModel>.Empty,
        new AnswerModel(AnswerKind.None, "", IsAwaited: false, IsNullable: false),
        "",
        0,
        new[] { Faults.Endpoint(method, error) }.ToEquatable())
    {
        IsUnread = true,
    };

    private static EndpointModel ReadOnce(IMethodSymbol method, AttributeData verb, string httpMethod, Compilation compilation, CancellationToken stop)
    {
        var known = KnownTypes.Of(compilation);
        var mistakes = new Mistakes();
        var type = method.ContainingType;
        var route = AttributeReader.Find(type, Names.Route);
        var patterns = new PatternReader(mistakes, stop);
        var path = patterns.Read(route, verb);
        MethodChecks.Check(method, mistakes);
        var parameters = new ParameterReader(known, httpMethod, path, mistakes);
        var models = method.Parameters.Select(parameters.Read).ToEquatable();
        var parts = BoundPart.Of(method, models).ToArray();
        CheckBodies(parts, mistakes);
        var isWebSocket = AttributeReader.NameOf(verb) == Names.WebSocket;
        WebSocketChecks.Check(method, models, isWebSocket, known, mistakes);
        CheckPath(method, path, parts, patterns, route, verb, mistakes);
        var place = LocationInfo.Of(verb.ApplicationSyntaxReference);
        return new EndpointModel(
            ClassReader.Read(type, mistakes),
            method.Name,
            method.IsStatic,
            httpMethod,
            AttributeReader.Text(verb),
            AttributeReader.Middleware(method),
            models,
            new AnswerReader(known).Read(method),
            Path.GetFileName(place?.Path ?? ""),
            (place?.Lines.Start.Line ?? 0) + 1,
            mistakes.ToEquatable())
        {
            IsWebSocket = isWebSocket,
            SubProtocols = isWebSocket ? AttributeReader.Texts(verb, "SubProtocols") : EquatableArray<string>.Empty,
            Validation = ValidationReader.Read(method, models, compilation),
            BodyEnums = BodyTypes.Enums(method, models, compilation),
            BodyStructs = BodyTypes.Structs(method, models, compilation),
        };
    }

    private static void CheckBodies(BoundPart[] parts, Mistakes mistakes)
    {
        var first = Array.Find(parts, part => part.Model.Source == ParameterSource.Body || part.Model.IsOfForm);
        foreach (var part in parts)
        {
            // Fields of one form share the body, which is then the form.
            if (part != first && (part.Model.Source == ParameterSource.Body || (part.Model.IsOfForm && first?.Model.Source == ParameterSource.Body)))
            {
                mistakes.Add(Diagnostics.TwoBodies, LocationInfo.Of(part.Symbol), first!.Model.Name, part.Model.Name);
            }
        }
    }

    private static void CheckPath(IMethodSymbol method, IReadOnlyList<RouteSegment> path, BoundPart[] parts, PatternReader patterns, AttributeData? route, AttributeData verb, Mistakes mistakes)
    {
        // Who takes the context can read the path itself.
        var isRaw = parts.Any(part => part.Model.IsWholeRequest);
        foreach (var segment in path.Where(segment => !isRaw && !parts.Any(part => part.Model.Source == ParameterSource.Path && part.Model.BoundName == segment.Text)))
        {
            var ofVerb = PatternReader.Find(AttributeReader.Text(verb), segment.Text);
            var isOfVerb = ofVerb.Start >= 0 || route is null;
            var (start, length) = isOfVerb ? ofVerb : PatternReader.Find(AttributeReader.Text(route!), segment.Text);
            mistakes.Add(Diagnostics.UnusedPathParameter, patterns.Locate(isOfVerb ? verb : route, start, length), segment.Text, method.Name, ConstraintChecks.TypeFor(segment));
        }
    }
}
