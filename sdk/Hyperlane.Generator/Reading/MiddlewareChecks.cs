using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hyperlane.Generator.Reading;

/// <summary>Whether the middleware that <c>[Use&lt;T&gt;]</c> names can be made when the app starts.</summary>
internal static class MiddlewareChecks
{
    public static void Check(ISymbol symbol, Mistakes mistakes)
    {
        foreach (var attribute in symbol.GetAttributes().Where(attribute => AttributeReader.NameOf(attribute) == Names.Use))
        {
            if (attribute.AttributeClass!.TypeArguments[0] is INamedTypeSymbol { TypeKind: not TypeKind.Error } type
                && Reason(type) is { } reason)
            {
                mistakes.Add(Diagnostics.MiddlewareCannotBeMade, Place(attribute), type.ToText(), reason);
            }
        }
    }

    private static LocationInfo? Place(AttributeData attribute)
        => AttributeReader.Syntax(attribute, default)?.Name.DescendantNodesAndSelf().OfType<GenericNameSyntax>()
            .FirstOrDefault() is { } name
            ? LocationInfo.Of(name.TypeArgumentList.Arguments[0].GetLocation())
            : LocationInfo.Of(attribute.ApplicationSyntaxReference);

    private static string? Reason(INamedTypeSymbol type)
        => type.TypeKind == TypeKind.Interface ? "is an interface"
            : type.IsAbstract ? "is abstract"
            : !type.InstanceConstructors.Any(one => one.DeclaredAccessibility == Accessibility.Public) ? "has no public constructor"
            : null;
}
