using System.Runtime.CompilerServices;
using Hyperlane.Generator.Models;
using Hyperlane.Generator.Reading;
using Hyperlane.Routing;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Checking;

/// <summary>
/// The conflicts among all attribute routes of a project. They are found once for a compilation, from attributes alone, so
/// that an editor can tell them where they are written: it costs no more than what the generator does anyway.
/// </summary>
internal sealed class AttributeRoutes
{
    private static readonly ConditionalWeakTable<Compilation, Lazy<AttributeRoutes>> Cache = new();

    private readonly Route<LocationInfo?>[] _routes;
    private readonly ILookup<LocationInfo?, (Route<LocationInfo?> First, Route<LocationInfo?> Second)> _conflicts;

    private AttributeRoutes(Compilation compilation)
    {
        _routes = [.. ProjectTypes.Of(compilation)
            .SelectMany(type => Read(type, compilation))
            .OrderBy(route => route.Value?.Path, StringComparer.Ordinal)
            .ThenBy(route => route.Value?.Span.Start)];
        _conflicts = RouteConflicts.Find(_routes).ToLookup(pair => pair.Item2.Value, pair => (pair.Item1, pair.Item2));
    }

    /// <summary>All of them, in the order of their files and lines.</summary>
    public static IReadOnlyList<Route<LocationInfo?>> All(Compilation compilation) => Of(compilation)._routes;

    /// <summary>The conflicts that routes of a method, or of a class that inherits them from a library, have with earlier ones.</summary>
    public static IEnumerable<(Route<LocationInfo?> First, Route<LocationInfo?> Second)> ConflictsOf(
        ISymbol symbol, Compilation compilation)
        => Of(compilation)._conflicts[LocationInfo.Of(symbol)];

    private static AttributeRoutes Of(Compilation compilation)
        => Cache.GetValue(compilation, key => new(() => new AttributeRoutes(key))).Value;

    private static IEnumerable<Route<LocationInfo?>> Read(INamedTypeSymbol type, Compilation compilation)
        => type.GetMembers().OfType<IMethodSymbol>()
            .Where(EndpointSyntax.IsEndpoint)
            .SelectMany(method => EndpointDeclaration.Of(method, compilation))
            .Concat(EndpointDeclaration.OfLibraries(type))
            .Select(Read)
            .OfType<Route<LocationInfo?>>();

    private static Route<LocationInfo?>? Read(EndpointDeclaration declaration)
    {
        var (method, owner, verb, httpMethod, route, _) = declaration;
        var place = LocationInfo.Of(verb.ApplicationSyntaxReference);
        var inherited = SymbolEqualityComparer.Default.Equals(owner, method.ContainingType) ? "" : $", {owner.Name}";
        // What cannot be read is told elsewhere.
        return (owner.IsStatic || !owner.IsAbstract)
            && PatternReader.Parse(RoutePattern.Concat(route is null ? "" : AttributeReader.Text(route), AttributeReader.Pattern(verb)),
                (_, _) => null, new Mistakes()) is { } pattern
            ? new(httpMethod, pattern, declaration.Place,
                $"{Path.GetFileName(place?.Path ?? "")}:{(place?.Lines.Start.Line ?? 0) + 1}{inherited}")
            : null;
    }
}
