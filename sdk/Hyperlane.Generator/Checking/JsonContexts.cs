using System.Runtime.CompilerServices;
using Hyperlane.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Checking;

/// <summary>
/// The JsonSerializerContexts that a project declares, and the types that each knows. Found once for a compilation, when somebody asks.
/// </summary>
internal sealed class JsonContexts
{
    private const string Base = "System.Text.Json.Serialization.JsonSerializerContext";
    private const string Serializable = "System.Text.Json.Serialization.JsonSerializableAttribute";

    private static readonly ConditionalWeakTable<Compilation, Lazy<JsonContexts>> Cache = new();

    private readonly IReadOnlyList<(INamedTypeSymbol Context, HashSet<ITypeSymbol> Types)> _all;

    private JsonContexts(Compilation compilation)
        => _all = [.. ProjectTypes.Of(compilation).Where(IsContext).OrderBy(one => one.Name, StringComparer.Ordinal)
            .Select(one => (one, TypeWalk.From(Roots(one))))];

    public static JsonContexts Of(Compilation compilation) => Cache.GetValue(compilation, key => new(() => new JsonContexts(key))).Value;

    /// <summary>The first context by name that knows a type; null for none.</summary>
    public INamedTypeSymbol? Knowing(ITypeSymbol type) => _all.FirstOrDefault(one => one.Types.Contains(type)).Context;

    /// <summary>Whether a type is such a context.</summary>
    public static bool IsContext(INamedTypeSymbol type)
    {
        for (var one = type.BaseType; one is not null; one = one.BaseType)
        {
            if (one.ToDisplayString() == Base)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The types that attributes make known to a context; what these hold comes with them.</summary>
    public static IEnumerable<ITypeSymbol> Roots(INamedTypeSymbol context)
        => context.GetAttributes()
            .Where(attribute => attribute.AttributeClass?.ToDisplayString() == Serializable)
            .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value)
            .OfType<ITypeSymbol>();
}
