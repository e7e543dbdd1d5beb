using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>Finds whose comment <c>&lt;inheritdoc/&gt;</c> means.</summary>
internal static class InheritedComments
{
    /// <summary>The symbol that the comment of another one is taken from; null when there is none.</summary>
    public static ISymbol? Find(ISymbol symbol, XElement link)
        => link.Attribute("cref")?.Value is { } cref ? Named(symbol, cref) : Above(symbol);

    /// <summary>
    /// What a name means where it stands. The compiler binds those in comments only where comments are compiled, so it is asked as for
    /// code.
    /// </summary>
    private static ISymbol? Named(ISymbol symbol, string cref)
    {
        if (symbol.DeclaringSyntaxReferences.FirstOrDefault() is not { } place
            || symbol.ContainingAssembly is not ISourceAssemblySymbol assembly)
        {
            return null;
        }

        var parts = cref.Replace('{', '<').Replace('}', '>').Split('(');
        var model = assembly.Compilation.GetSemanticModel(place.SyntaxTree);
        var name = SyntaxFactory.ParseTypeName(parts[0]);
        var found = new[] { SpeculativeBindingOption.BindAsExpression, SpeculativeBindingOption.BindAsTypeOrNamespace }
            .Select(option => model.GetSpeculativeSymbolInfo(place.Span.Start, name, option))
            .SelectMany(info => info.Symbol is null ? info.CandidateSymbols : [info.Symbol])
            .Where(one => !SymbolEqualityComparer.Default.Equals(one, symbol))
            .ToArray();

        // Of overloads, the one that takes as many.
        var count = parts.Length == 1 ? -1 : parts[1].Count(c => c == ',') + (parts[1].Trim() == ")" ? 0 : 1);
        return found.FirstOrDefault(one => one is IMethodSymbol method && method.Parameters.Length == count) ?? found.FirstOrDefault();
    }

    /// <summary>What it overrides or implements; of a type, its base, or else its first interface.</summary>
    private static ISymbol? Above(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { OverriddenMethod: { } method } => method,
        IPropertySymbol { OverriddenProperty: { } property } => property,
        INamedTypeSymbol { BaseType: { SpecialType: SpecialType.None } type } => type,
        INamedTypeSymbol type => type.Interfaces.FirstOrDefault(),
        IMethodSymbol or IPropertySymbol => symbol.ContainingType.AllInterfaces
            .SelectMany(type => type.GetMembers(symbol.Name))
            .FirstOrDefault(member =>
                SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(member), symbol)),
        _ => null,
    };
}
