using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Hyperlane.Generator.Models;
using Hyperlane.Routing;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Makes the model of an endpoint from its method. Here symbols end: nothing behind this knows the compiler's objects.</summary>
internal static class EndpointReader
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<EndpointDeclaration, EndpointModel>> Cache = new();

    /// <summary>The endpoint that is declared. Where reading it fails, that is a mistake of this endpoint, and the others live.</summary>
    /// <remarks>
    /// Read once for each compilation: the two generators share one. The analyzer has the next, of which the generated code is a part.
    /// </remarks>
    public static EndpointModel Read(EndpointDeclaration declaration, Compilation compilation, CancellationToken stop)
        => Cache.GetOrCreateValue(compilation).GetOrAdd(declaration, _ => Faults.Guard(() => ReadWhole(declaration, compilation, stop),
            error => Unread(declaration.Method, declaration.HttpMethod, error)));

    private static EndpointModel Unread(IMethodSymbol method, string httpMethod, Exception error) => new(
        new EndpointClass("", method.ContainingType.Name, IsStatic: true, "", EquatableArray<string>.Empty,
            EquatableArray<ServiceModel>.Empty),
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

    private static EndpointModel ReadWhole(EndpointDeclaration declaration, Compilation compilation, CancellationToken stop)
    {
        var (method, type, verb, httpMethod, route, number) = declaration;
        var known = KnownTypes.Of(compilation);
        var mistakes = new Mistakes();
        var patterns = new PatternReader(mistakes, stop);
        var path = patterns.Read(route, verb);
        MethodChecks.Check(declaration, mistakes);
        var tag = new ETagReader(known).Read(method, mistakes);
        var parameters = new ParameterReader(known, httpMethod, path, mistakes);
        var models = method.Parameters.Select(parameters.Read).ToEquatable();
        var parts = BoundPart.Of(method, models).ToArray();
        CheckBodies(parts, mistakes);
        var isWebSocket = AttributeReader.NameOf(verb) == Names.WebSocket;
        WebSocketChecks.Check(method, models, isWebSocket, known, mistakes);
        CheckPath(declaration, path, parts, patterns, mistakes);
        var place = LocationInfo.Of(verb.ApplicationSyntaxReference);
        return new EndpointModel(
            ClassReader.Read(type, route, number, mistakes),
            method.Name,
            method.IsStatic,
            httpMethod,
            AttributeReader.Pattern(verb),
            tag.Middleware.Count == 0 ? AttributeReader.Middleware(method)
                : AttributeReader.Middleware(method).Concat(tag.Middleware).ToEquatable(),
            models,
            new AnswerReader(known).Read(method),
            Path.GetFileName(place?.Path ?? ""),
            (place?.Lines.Start.Line ?? 0) + 1,
            mistakes.ToEquatable())
        {
            Place = new(LocationInfo.Of(method)),
            AllowsAnonymous = AttributeReader.AllowsAnonymous(type, method),
            IsWebSocket = isWebSocket,
            SubProtocols = isWebSocket ? AttributeReader.Texts(verb, "SubProtocols") : EquatableArray<string>.Empty,
            ETagMember = tag.Member,
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
            if (part != first && (part.Model.Source == ParameterSource.Body
                || (part.Model.IsOfForm && first?.Model.Source == ParameterSource.Body)))
            {
                mistakes.Add(Diagnostics.TwoBodies, LocationInfo.Of(part.Symbol), first!.Model.Name, part.Model.Name);
            }
        }
    }

    private static void CheckPath(EndpointDeclaration declaration, IReadOnlyList<RouteSegment> path, BoundPart[] parts,
        PatternReader patterns, Mistakes mistakes)
    {
        var (method, owner, verb, _, route, _) = declaration;

        // Who takes the context can read the path itself.
        var isRaw = parts.Any(part => part.Model.IsWholeRequest);
        foreach (var segment in path.Where(segment => !isRaw
            && !parts.Any(part => part.Model.Source == ParameterSource.Path && part.Model.BoundName == segment.Text)))
        {
            var ofVerb = PatternReader.Find(AttributeReader.Pattern(verb), segment.Text);
            var isOfVerb = ofVerb.Start >= 0 || route is null;

            // A base class knows nothing of the prefixes of others, and of several prefixes each may have parameters of its own.
            if (!isOfVerb && (!SymbolEqualityComparer.Default.Equals(owner, method.ContainingType)
                || EndpointOwners.Routes(owner).Count > 1))
            {
                continue;
            }

            var (start, length) = isOfVerb ? ofVerb : PatternReader.Find(AttributeReader.Text(route!), segment.Text);
            var type = ConstraintChecks.TypeFor(segment);
            mistakes.Add(
                Diagnostics.UnusedPathParameter,
                patterns.Locate(isOfVerb ? verb : route, start, length),
                segment.Text,
                method.Name,
                type,
                PathNames.Declaration(type, segment.Text));
        }
    }
}
