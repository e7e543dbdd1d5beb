using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>What declares an endpoint: a method, an attribute of it, and a class that has it under one of its prefixes.</summary>
/// <param name="Method">The method, as the class has it.</param>
/// <param name="Owner">The class: that of the method, or one that is derived from it.</param>
/// <param name="Verb">The attribute.</param>
/// <param name="HttpMethod">The method of HTTP.</param>
/// <param name="Route">The prefix of the class; null for none.</param>
/// <param name="RouteNumber">Which of its prefixes that is, from 0.</param>
internal sealed record EndpointDeclaration(IMethodSymbol Method, INamedTypeSymbol Owner, AttributeData Verb, string HttpMethod,
    AttributeData? Route, int RouteNumber)
{
    /// <summary>Where it stands: the method, or the class where that is of a library.</summary>
    public LocationInfo? Place => LocationInfo.Of(Method) ?? LocationInfo.Of(Owner);

    /// <summary>All that a method declares.</summary>
    public static IEnumerable<EndpointDeclaration> Of(IMethodSymbol method, Compilation compilation)
        => Of(method, method.GetAttributes(), compilation);

    /// <summary>All that some of the attributes of a method declare.</summary>
    public static IEnumerable<EndpointDeclaration> Of(IMethodSymbol method, IEnumerable<AttributeData> attributes, Compilation compilation)
    {
        var verbs = attributes.Where(attribute => AttributeReader.HttpMethod(attribute) is not null).ToArray();
        return verbs.Length == 0 ? [] : EndpointOwners.Of(method, compilation).SelectMany(owner => Of(owner.Owner, owner.Method, verbs));
    }

    /// <summary>All that a class inherits from libraries.</summary>
    public static IEnumerable<EndpointDeclaration> OfLibraries(INamedTypeSymbol type)
        => EndpointOwners.OfLibraries(type).SelectMany(method =>
            Of(type, method, [.. method.GetAttributes().Where(attribute => AttributeReader.HttpMethod(attribute) is not null)]));

    private static IEnumerable<EndpointDeclaration> Of(INamedTypeSymbol owner, IMethodSymbol method, IReadOnlyList<AttributeData> verbs)
        => from verb in verbs
           from route in Routes(owner)
           select new EndpointDeclaration(method, owner, verb, AttributeReader.HttpMethod(verb)!, route.Route, route.Number);

    private static IEnumerable<(AttributeData? Route, int Number)> Routes(INamedTypeSymbol type)
        => EndpointOwners.Routes(type).Select((route, number) => ((AttributeData?)route, number)).DefaultIfEmpty((null, 0));
}
