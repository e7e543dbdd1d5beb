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
        var middleware = EndpointOwners.Bases(declaration.Owner).Prepend<ISymbol>(declaration.Method)
            .SelectMany(symbol => symbol.GetAttributes())
            .Where(attribute => AttributeReader.NameOf(attribute) == Names.Use)
            .Select(attribute => attribute.AttributeClass!.TypeArguments[0])
            .ToArray();
        return middleware.Any(type => IsOrDerives(type, known.RequireRole)) ? OperationSecurity.Role
            : endpoint.TakesUser || middleware.Any(type => type.AllInterfaces.Any(one => KnownTypes.Is(one, known.RequireUser)))
            ? OperationSecurity.User
            : endpoint.Parts.Any(parameter => parameter.Source == ParameterSource.User) ? OperationSecurity.Optional
            : OperationSecurity.None;
    }

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
