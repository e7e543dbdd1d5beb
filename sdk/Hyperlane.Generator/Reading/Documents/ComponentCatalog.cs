using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Hyperlane.Generator.Models.Documents;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading.Documents;

/// <summary>
/// The types of a compilation that have schemas of their own. Each is read once, however many endpoints speak of it; all is let go with the
/// compilation.
/// </summary>
internal sealed class ComponentCatalog
{
    private static readonly ConditionalWeakTable<Compilation, ComponentCatalog> Cache = new();

    private readonly ConcurrentDictionary<ITypeSymbol, (ComponentModel Component, IReadOnlyList<ITypeSymbol> References)> _read =
        new(SymbolEqualityComparer.Default);

    public static ComponentCatalog Of(Compilation compilation) => Cache.GetValue(compilation, _ => new ComponentCatalog());

    /// <summary>These types and all that they speak of, in the order of their names.</summary>
    public IEnumerable<ComponentModel> Reachable(IEnumerable<ITypeSymbol> types, Compilation compilation)
    {
        var found = new Dictionary<string, ComponentModel>();
        var open = new Stack<ITypeSymbol>(types);
        while (open.Count > 0)
        {
            var (component, references) = _read.GetOrAdd(open.Pop(), type => Read(type, compilation));
            if (!found.ContainsKey(component.Type))
            {
                found.Add(component.Type, component);
                foreach (var reference in references)
                {
                    open.Push(reference);
                }
            }
        }

        return found.Values.OrderBy(component => component.Type, StringComparer.Ordinal);
    }

    private static (ComponentModel, IReadOnlyList<ITypeSymbol>) Read(ITypeSymbol type, Compilation compilation)
    {
        var schemas = new SchemaReader();
        var schema = type.TypeKind == TypeKind.Enum ? EnumReader.Read((INamedTypeSymbol)type) : new ObjectReader(schemas).Read(type);
        return (new ComponentModel(type.ToCode(), ComponentNames.Short(type), ComponentNames.Long(type), schema,
            ClrTypes.Of(type, compilation)), schemas.References);
    }
}
