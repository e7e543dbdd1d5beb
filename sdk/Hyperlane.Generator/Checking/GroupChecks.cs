using Hyperlane.Generator.Models;
using Hyperlane.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Checking;

/// <summary>Whether a class that looks like a group of endpoints has any.</summary>
internal static class GroupChecks
{
    private static readonly HashSet<string> Endpoints = [.. Names.Verbs.Select(verb => verb.Attribute)];

    public static void Check(INamedTypeSymbol type, Mistakes mistakes)
    {
        if ((AttributeReader.Find(type, Names.Route) ?? AttributeReader.Find(type, Names.Use)) is { } attribute
            && !EndpointOwners.HasEndpoints(type) && !EndpointOwners.DerivedFrom(type).Any(EndpointOwners.HasEndpoints))
        {
            mistakes.Add(Diagnostics.EmptyGroup, LocationInfo.Of(attribute.ApplicationSyntaxReference),
                SourceChecks.ShortName(attribute), type.Name);
        }
    }

    /// <summary>Whether an attribute makes an endpoint of a method.</summary>
    public static bool IsEndpoint(INamedTypeSymbol attribute) => Endpoints.Contains(attribute.ToDisplayString());
}
