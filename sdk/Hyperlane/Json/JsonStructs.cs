using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.Json;

/// <summary>
/// Asks JSON for the numbers of a struct, <c>record struct Place(int X, int Y = 1)</c>, as for those of a record, and keeps its defaults.
/// System.Text.Json makes structs without their constructor, so it does not know of its parameters.
/// </summary>
internal static class JsonStructs
{
    /// <summary>Keeps the constructors of a struct where code is trimmed; native code would have nothing to look at otherwise.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "The attribute on the type parameter is the work.")]
    public static void Keep<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors
        | DynamicallyAccessedMemberTypes.PublicProperties)] T>()
        where T : struct
    {
    }

    public static void Ask(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || !type.Type.IsValueType
            || type.Properties.Any(property => property.AssociatedParameter is { IsMemberInitializer: false }))
        {
            return;
        }

        var parameters = ParametersOf(type.Type);
        var defaults = new List<(Action<object, object?> Set, object Value)>();
        foreach (var property in type.Properties)
        {
            if (property is not { Set: { } set, AttributeProvider: MemberInfo member }
                || Array.Find(parameters, parameter => parameter.ParameterType == property.PropertyType
                    && member.Name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase)) is not { } parameter)
            {
                continue;
            }

            property.IsRequired |= !parameter.HasDefaultValue && JsonRequirement.IsAsked(property.PropertyType);
            if (parameter is { HasDefaultValue: true, DefaultValue: { } value })
            {
                defaults.Add((set, property.PropertyType.IsEnum ? Enum.ToObject(property.PropertyType, value) : value));
            }
        }

        if (defaults.Count > 0 && type.CreateObject is { } create)
        {
            type.CreateObject = () => Create(create, defaults);
        }
    }

    private static object Create(Func<object> create, List<(Action<object, object?> Set, object Value)> defaults)
    {
        var made = create();
        foreach (var (set, value) in defaults)
        {
            set(made, value);
        }

        return made;
    }

    /// <summary>The parameters of the constructor that takes most, as the OpenAPI document has it.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Generated code keeps the constructors of the structs in bodies.")]
    private static ParameterInfo[] ParametersOf(Type type)
        => type.GetConstructors().Select(constructor => constructor.GetParameters()).MaxBy(parameters => parameters.Length) ?? [];
}
