using System.Runtime.CompilerServices;
using Hyperlane.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Checking;

/// <summary>Public fields, which JSON leaves out without a word.</summary>
internal static class JsonFields
{
    private static readonly ConditionalWeakTable<Compilation, Lazy<bool>> Cache = new();

    /// <summary>The fields of a type in source that nobody will see.</summary>
    public static IEnumerable<IFieldSymbol> LeftOut(INamedTypeSymbol type, Compilation compilation)
        => TypeWalk.InSource(type).SelectMany(one => one.GetMembers()).OfType<IFieldSymbol>().Where(IsLeftOut)
            .Where(_ => !AreWanted(compilation));

    private static bool IsLeftOut(IFieldSymbol field)
        => field is
        {
            IsStatic: false, IsImplicitlyDeclared: false, DeclaredAccessibility: Accessibility.Public,
            ContainingType.IsTupleType: false
        }
            && !ValidationMembers.IsIncluded(field)
            && AttributeReader.Find(field, ValidationNames.JsonIgnore) is null;

    /// <summary>Whether the project speaks of <c>JsonSerializerOptions.IncludeFields</c> anywhere.</summary>
    private static bool AreWanted(Compilation compilation)
        => Cache.GetValue(compilation,
            key => new(() => key.SyntaxTrees.Any(tree => tree.GetText().ToString().Contains("IncludeFields")))).Value;
}
