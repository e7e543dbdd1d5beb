using Hyperlane.Generator.Models;
using Hyperlane.Generator.Models.Documents;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>
/// Reads who may call an endpoint: from the middleware around its method and class, and from whether it takes the user. What groups add
/// when the app starts cannot be seen here.
/// </summary>
internal static class SecurityReader
{
    public static OperationSecurity Read(EndpointDeclaration declaration, EndpointModel endpoint, KnownTypes known)
    {
        if (endpoint.AllowsAnonymous)
        {
            return endpoint.TakesUser ? OperationSecurity.User
                : endpoint.Parts.Any(parameter => parameter.Source == ParameterSource.User) ? OperationSecurity.Optional
                : OperationSecurity.None;
        }

        var attributes = EndpointOwners.Bases(declaration.Owner).Prepend<ISymbol>(declaration.Method)
            .SelectMany(symbol => symbol.GetAttributes())
            .ToArray();
        var middleware = attributes
            .Where(attribute => AttributeReader.NameOf(attribute) == Names.Use)
            .Select(attribute => attribute.AttributeClass!.TypeArguments[0])
            .ToArray();
        var asksForUser = endpoint.TakesUser || attributes.Any(attribute => AttributeReader.NameOf(attribute) == Names.Authorize)
            || middleware.Any(type => type.AllInterfaces.Any(one => KnownTypes.Is(one, known.RequireUser)));
        return attributes.Any(AsksForMoreThanAUser) || middleware.Any(type => IsOrDerives(type, known.RequireRole)
                || type.OriginalDefinition.ToDisplayString() == Names.RequirePolicy) ? OperationSecurity.Role
            : asksForUser ? OperationSecurity.User
            : endpoint.Parts.Any(parameter => parameter.Source == ParameterSource.User) ? OperationSecurity.Optional
            : OperationSecurity.None;
    }

    private static bool AsksForMoreThanAUser(AttributeData attribute)
        => AttributeReader.NameOf(attribute) is { } name
            && (name == Names.AuthorizeByPolicy || (name == Names.Authorize && AttributeReader.Roles(attribute).Length > 0));

    private static bool IsOrDerives(ITypeSymbol type, INamedTypeSymbol? known)
    {
        for (var one = type; one is not null; one = one.BaseType)
        {
            if (KnownTypes.Is(one, known))
            {
                return true;
            }
        }

        return false;
    }
}
