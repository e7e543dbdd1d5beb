using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.Json;

/// <summary>
/// Asks JSON for each parameter of a constructor that has no default and knows no null: <c>record NewPost(string Title, int Stars)</c>
/// needs its stars. Without this a missing number would be 0, and nobody could tell; a missing text is null, which validation finds.
/// </summary>
/// <remarks>
/// System.Text.Json is told to ask for every parameter, and what may be missing is taken out again: that is the only way by which
/// it lets a property without a setter be required, and a rule for reading must not keep a type from being written.
/// </remarks>
internal static class JsonRequirement
{
    /// <summary>Has the options ask. Options that require all parameters already stay as they are.</summary>
    public static void AddTo(JsonSerializerOptions options, IJsonTypeInfoResolver resolver)
    {
        var asksForAll = options.RespectRequiredConstructorParameters;
        options.RespectRequiredConstructorParameters = true;
        options.TypeInfoResolver = resolver.WithAddedModifier(asksForAll ? JsonStructs.Ask : Ask);
    }

    private static void Ask(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        foreach (var property in type.Properties)
        {
            // What a context sets behind the constructor counts as a parameter, too, and is none.
            if (property.AssociatedParameter is { HasDefaultValue: false, IsMemberInitializer: false } parameter && !IsMarked(property))
            {
                property.IsRequired = IsAsked(parameter.ParameterType) && !IsIgnored(property);
            }
        }

        JsonStructs.Ask(type);
    }

    /// <summary>Whether a value of the type must be sent: it is a struct, and knows no null.</summary>
    public static bool IsAsked(Type type) => type.IsValueType && Nullable.GetUnderlyingType(type) is null;

    private static bool IsIgnored(JsonPropertyInfo property) => property is { Get: null, Set: null };

    private static bool IsMarked(JsonPropertyInfo property)
        => property.AttributeProvider is { } member
            && (member.IsDefined(typeof(JsonRequiredAttribute), inherit: true)
                || member.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute), inherit: true));
}
