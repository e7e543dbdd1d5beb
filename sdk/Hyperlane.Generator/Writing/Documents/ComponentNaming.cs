using Hyperlane.Generator.Models;
using Hyperlane.Generator.Models.Documents;

namespace Hyperlane.Generator.Writing.Documents;

/// <summary>Gives each type that has a schema of its own a name in the document, and knows which of them come from clients.</summary>
internal sealed class ComponentNaming
{
    private readonly Dictionary<string, string> _names = [];
    private readonly HashSet<string> _taken = [];

    public ComponentNaming(IEnumerable<OperationModel> operations)
    {
        var list = operations.ToArray();
        var types = list.SelectMany(operation => operation.Components).Append(ProblemSchema.Component).GroupBy(component => component.Type)
            .Select(same => same.First()).ToDictionary(component => component.Type);
        var all = types.Values.Concat(types.Values.SelectMany(component => VariantsOf(component, types))).ToArray();
        foreach (var same in all.GroupBy(component => component.Name))
        {
            foreach (var component in same)
            {
                _names.Add(component.Type, same.Count() == 1 ? component.Name : component.LongName);
            }
        }

        Components = [.. all.OrderBy(component => _names[component.Type], StringComparer.Ordinal)];
        var schemas = all.ToDictionary(component => component.Type, component => component.Schema);
        foreach (var body in list.Select(operation => operation.Body).OfType<BodyModel>())
        {
            Take(body.Schema, schemas);
        }
    }

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<ComponentModel> Components { get; }

    /// <summary>Where the schema of a type stands.</summary>
    public string PathOf(string type) => "#" + PointerOf(type);

    /// <summary>The same as a JSON pointer.</summary>
    public string PointerOf(string type) => $"/components/schemas/{_names[type]}";

    public string PointerOf(ComponentModel component) => PointerOf(component.Type);

    public string NameOf(ComponentModel component) => _names[component.Type];

    /// <summary>Whether clients send values of the type: then what they may leave out is not required.</summary>
    public bool IsTaken(string type) => _taken.Contains(type);

    /// <summary>The variants of a type that have schemas of their own: <c>ItemBound</c> is a <c>Bound</c> that says so.</summary>
    private static IEnumerable<ComponentModel> VariantsOf(ComponentModel component, Dictionary<string, ComponentModel> types)
        => from variant in component.Schema.Variants
           where variant.HasComponent
           let name = variant.IsSelf ? "Base" : types[variant.Reference].Name
           select component with
           {
               Type = variant.KeyWithin(component.Type),
               Name = component.Name + name,
               LongName = component.LongName + (variant.IsSelf ? "." : types[variant.Reference].LongName + "."),
               Schema = variant.IsSelf
                   ? component.Schema with { Variants = EquatableArray<VariantModel>.Empty }
                   : SchemaModel.To(variant.Reference),
               ClrType = variant.IsSelf ? component.ClrType : null,
               Variant = variant,
           };

    private void Take(SchemaModel? schema, Dictionary<string, SchemaModel> schemas)
    {
        if (schema is null || (schema.Reference is { } known && !_taken.Add(known)))
        {
            return;
        }

        var inner = schema.Reference is null ? schema : schemas[schema.Reference];
        Take(inner.Reference == schema.Reference ? null : inner, schemas);
        foreach (var part in inner.Properties.Select(property => property.Schema).Concat([inner.Items, inner.Values]))
        {
            Take(part, schemas);
        }

        foreach (var variant in inner.Variants)
        {
            Take(variant.IsSelf ? null : SchemaModel.To(variant.Reference), schemas);
        }
    }
}
