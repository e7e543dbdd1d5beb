using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hyperlane.Generator.Reading;

/// <summary>Tells from its syntax alone whether a method can be an endpoint.</summary>
internal static class EndpointSyntax
{
    /// <summary>Whether it is a method of a class, and neither of an extension block nor one that only its interface shows.</summary>
    public static bool IsEndpoint(SyntaxNode node)
        => node is MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null } method && IsOfType(method);

    /// <summary>Whether it stands in a type that has a name. Extension blocks (C# 14) are types without one.</summary>
    public static bool IsOfType(SyntaxNode method)
        => method.Parent is ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax or InterfaceDeclarationSyntax;

    /// <summary>The same for a method that may come from another assembly.</summary>
    public static bool IsEndpoint(IMethodSymbol method)
        => method is { MethodKind: MethodKind.Ordinary, ContainingType.TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface };

    /// <summary>Whether it is a class that may inherit endpoints.</summary>
    public static bool IsDerived(SyntaxNode node)
        => node is ClassDeclarationSyntax { BaseList: not null } or RecordDeclarationSyntax { BaseList: not null };

    /// <summary>Such a class, at the first of the places where it is declared.</summary>
    public static INamedTypeSymbol? Derived(GeneratorSyntaxContext found, CancellationToken stop)
        => found.SemanticModel.GetDeclaredSymbol(found.Node, stop) is INamedTypeSymbol { TypeKind: TypeKind.Class } type
            && type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(stop)).FirstOrDefault(IsDerived) == found.Node
            ? type
            : null;
}
