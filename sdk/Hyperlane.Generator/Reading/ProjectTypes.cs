using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Finds the types that a project declares.</summary>
internal static class ProjectTypes
{
    /// <summary>All of them, those within others included.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(Compilation compilation) => Of(compilation.Assembly);

    /// <summary>All types of an assembly.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(IAssemblySymbol assembly) => Within(assembly.GlobalNamespace);

    private static IEnumerable<INamedTypeSymbol> Within(INamespaceOrTypeSymbol outer)
    {
        foreach (var member in outer.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type)
            {
                yield return type;
            }

            foreach (var inner in Within(member))
            {
                yield return inner;
            }
        }
    }
}
