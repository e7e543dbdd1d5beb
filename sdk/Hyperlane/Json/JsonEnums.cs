using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.Json;

/// <summary>
/// Has every enum that JSON has by name read as from a path: in any case, names of <c>[JsonStringEnumMemberName]</c> included, and no
/// numbers. System.Text.Json by itself reads those names in their own case only, and a <c>JsonSerializerContext</c> takes numbers.
/// </summary>
/// <param name="resolver">What knows the types.</param>
internal sealed class JsonEnums(IJsonTypeInfoResolver resolver) : IJsonTypeInfoResolver
{
    /// <summary>
    /// Converters are generic, and native code cannot make a generic type at run time: there these are all that can be done something for.
    /// </summary>
    private static readonly ConditionalWeakTable<Type, JsonEnum> Known = [];

    /// <summary>Makes an enum known, which code does that was compiled with it.</summary>
    public static void Add<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>()
        where T : struct, Enum
        => Known.TryAdd(typeof(T), new JsonEnumOf<T>());

    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        var found = resolver.GetTypeInfo(type, options);
        if (found is { Kind: JsonTypeInfoKind.Object })
        {
            NameMembers(found);
        }

        return type.IsEnum && found is not null && Of(type) is { } known && known.IsNamed(found.Converter, options)
            ? known.Named(found)
            : found;
    }

    /// <summary>A converter that does what the type does anyway would only keep a member from it.</summary>
    private void NameMembers(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.CustomConverter is { } own
                && (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is { IsEnum: true } member
                && Of(member) is { } known
                && known.IsNamed(own, type.Options)
                && resolver.GetTypeInfo(member, type.Options) is { } whole
                && known.IsNamed(whole.Converter, type.Options))
            {
                property.CustomConverter = null;
            }
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "Names of enums are kept wherever their values are.")]
    [UnconditionalSuppressMessage("Trimming", "IL2071", Justification = "Names of enums are kept wherever their values are.")]
    private static JsonEnum? Of(Type type)
        => Known.TryGetValue(type, out var known) ? known
            : RuntimeFeature.IsDynamicCodeSupported ? (JsonEnum)Activator.CreateInstance(typeof(JsonEnumOf<>).MakeGenericType(type))!
            : null;
}
