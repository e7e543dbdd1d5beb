using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.OpenApi;

/// <summary>Knows the members of a type by the names that the compiler gave them.</summary>
internal static class JsonMembers
{
    /// <summary>The members that are read or written, by the names that the document has them under.</summary>
    public static Dictionary<string, JsonPropertyInfo> Of(JsonTypeInfo type)
    {
        var found = new Dictionary<string, JsonPropertyInfo>(StringComparer.Ordinal);
        foreach (var member in type.Properties.Where(member => IsUsed(member) && !member.IsExtensionData))
        {
            found.TryAdd(WrittenName(member), member);
        }

        return found;
    }

    /// <summary>Whether every answer has the member, whatever its value.</summary>
    public static bool IsAlwaysWritten(JsonPropertyInfo member, JsonSerializerOptions json)
    {
        // What the member says for itself goes before the settings, and the compiler has seen it.
        var condition = Attribute<JsonIgnoreAttribute>(member) is null ? json.DefaultIgnoreCondition : JsonIgnoreCondition.Never;
        var isNullable = !member.PropertyType.IsValueType || Nullable.GetUnderlyingType(member.PropertyType) is not null;
        return condition switch
        {
            JsonIgnoreCondition.Never => true,
            JsonIgnoreCondition.WhenWritingNull => !isNullable || !member.IsGetNullable,
            _ => false,
        };
    }

    private static bool IsUsed(JsonPropertyInfo member)
        => (member.Get is not null || member.Set is not null || member.AssociatedParameter is not null) && !IsLeftOut(member);

    /// <summary>What System.Text.Json leaves out for being read-only, though it tells it among the members; collections stay.</summary>
    private static bool IsLeftOut(JsonPropertyInfo member)
        => member.Set is null
            && (member.AttributeProvider is FieldInfo ? member.Options.IgnoreReadOnlyFields : member.Options.IgnoreReadOnlyProperties)
            && Attribute<JsonIgnoreAttribute>(member) is null
            && member.Options.TryGetTypeInfo(member.PropertyType, out var type)
            && type.Kind is not (JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary);

    private static string WrittenName(JsonPropertyInfo member)
        => Attribute<JsonPropertyNameAttribute>(member)?.Name
            ?? (member.AttributeProvider is MemberInfo { Name: var name } ? JsonNamingPolicy.CamelCase.ConvertName(name) : member.Name);

    private static T? Attribute<T>(JsonPropertyInfo member)
        where T : Attribute
        => member.AttributeProvider?.GetCustomAttributes(typeof(T), inherit: true).OfType<T>().FirstOrDefault();
}
