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
            .SelectMany(type => type.GetMembers().OfType<IMethodSymbol>())
            .Where(EndpointSyntax.IsEndpoint)
            .SelectMany(Read)
            .OrderBy(route => route.Value?.Path, StringComparer.Ordinal)
            .ThenBy(route => route.Value?.Span.Start)];
        _conflicts = RouteConflicts.Find(_routes).ToLookup(pair => pair.Item2.Value, pair => (pair.Item1, pair.Item2));
    }

    /// <summary>All of them, in the order of their files and lines.</summary>
    public static IReadOnlyList<Route<LocationInfo?>> All(Compilation compilation) => Of(compilation)._routes;

    /// <summary>The conflicts that routes of a method have with earlier ones.</summary>
    public static IEnumerable<(Route<LocationInfo?> First, Route<LocationInfo?> Second)> ConflictsOf(IMethodSymbol method, Compilation compilation)
        => Of(compilation)._conflicts[LocationInfo.Of(method)];

    private static AttributeRoutes Of(Compilation compilation) => Cache.GetValue(compilation, key => new(() => new AttributeRoutes(key))).Value;

    private static IEnumerable<Route<LocationInfo?>> Read(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            var verb = Names.Verbs.FirstOrDefault(verb => verb.Attribute == AttributeReader.NameOf(attribute));
            if (verb.HttpMethod is null)
            {
                continue;
            }

            var prefix = AttributeReader.Find(method.ContainingType, Names.Route) is { } group ? AttributeReader.Text(group) : "";
            var place = LocationInfo.Of(attribute.ApplicationSyntaxReference);
            // What cannot be read is told elsewhere.
            if (PatternReader.Parse(EndpointModel.Join(prefix, AttributeReader.Text(attribute)), (_, _) => null, new Mistakes()) is { } pattern)
            {
                yield return new(verb.HttpMethod, pattern, LocationInfo.Of(method), $"{Path.GetFileName(place?.Path ?? "")}:{(place?.Lines.Start.Line ?? 0) + 1}");
            }
        }
    }
}
