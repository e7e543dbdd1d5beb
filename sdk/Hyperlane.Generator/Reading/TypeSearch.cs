using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Finds types by their names in metadata.</summary>
internal static class TypeSearch
{
    /// <summary>
    /// The type that code of the project means by a name: its own, else one that it can see; null if there is none. The
    /// compiler's GetTypeByMetadataName gives null as soon as two references have the type, even if one has it for itself alone.
    /// </summary>
    /// <param name="compilation">The project.</param>
    /// <param name="name">Namespace, name and arity: <c>System.IParsable`1</c>.</param>
    public static INamedTypeSymbol? GetBestTypeByMetadataName(this Compilation compilation, string name)
    {
        var types = compilation.GetTypesByMetadataName(name);
        return types.FirstOrDefault(type => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly))
            ?? types.FirstOrDefault(type => compilation.IsSymbolAccessibleWithin(type, compilation.Assembly))
            ?? types.FirstOrDefault();
    }
}
