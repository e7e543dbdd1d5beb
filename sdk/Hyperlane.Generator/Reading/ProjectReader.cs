using System.Text;
using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Reads whose routes a project maps: its own, and those of the libraries that it refers to.</summary>
internal static class ProjectReader
{
    private const string Library = "Hyperlane.Endpoints.Binding.EndpointLibraryAttribute";

    /// <summary>Null where the project does not refer to Hyperlane, and has nothing to map to.</summary>
    public static ProjectModel? Read(Compilation compilation)
    {
        if (compilation.GetBestTypeByMetadataName("Hyperlane.RouteGroup") is not { ContainingAssembly.Name: var hyperlane })
        {
            return null;
        }

        // An app is the end of the line: who refers to it, such as its tests, has routes of its own.
        var isLibrary = compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary
            && compilation.GetBestTypeByMetadataName(Library) is not null;
        var references = Classes(compilation, hyperlane)
            .Select(type => type.ToCode())
            .Distinct()
            .OrderBy(name => name, StringComparer.Ordinal);
        return new(isLibrary ? ClassName(compilation.AssemblyName ?? "") : null, references.ToEquatable());
    }

    /// <summary>The libraries whose routes a project maps beside its own.</summary>
    public static IEnumerable<IAssemblySymbol> Libraries(Compilation compilation)
        => compilation.GetBestTypeByMetadataName("Hyperlane.RouteGroup") is { ContainingAssembly.Name: var hyperlane }
            ? Classes(compilation, hyperlane).Select(type => type.ContainingAssembly)
            : [];

    // Most references have nothing to do with Hyperlane, and their attributes need not be read.
    private static IEnumerable<INamedTypeSymbol> Classes(Compilation compilation, string hyperlane)
        => compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(one => one.Name == hyperlane))
                && IsGlobal(assembly, compilation))
            .SelectMany(assembly => assembly.GetAttributes())
            .Where(attribute => AttributeReader.NameOf(attribute) == Library)
            .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value)
            .OfType<INamedTypeSymbol>()
            .Where(type => type.DeclaredAccessibility == Accessibility.Public);

    /// <summary>Whether code can name the types of a reference, which it cannot behind an alias.</summary>
    private static bool IsGlobal(IAssemblySymbol assembly, Compilation compilation)
        => compilation.GetMetadataReference(assembly)?.Properties.Aliases is not { IsDefaultOrEmpty: false } aliases
            || aliases.Contains("global");

    /// <summary>A name for a class that no other assembly gives: <c>Shop.Api</c> has <c>Shop_Api</c>.</summary>
    private static string ClassName(string assembly)
    {
        var text = new StringBuilder();
        foreach (var c in assembly)
        {
            text.Append(c == '_' ? "__" : c == '.' ? "_" : char.IsLetterOrDigit(c) ? $"{c}" : $"_{(int)c:x}_");
        }

        return char.IsDigit(text.Length == 0 ? '0' : text[0]) ? $"_{text}" : text.ToString();
    }
}
