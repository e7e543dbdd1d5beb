using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.Json;

/// <summary>Finds what JSON knows of a type.</summary>
internal static class JsonTypeSearch
{
    /// <summary>What the app's JSON knows of a type.</summary>
    /// <exception cref="NotSupportedException">Nothing: the message says what to write.</exception>
    public static JsonTypeInfo<T> Of<T>(JsonSerializerOptions json)
        => json.TryGetTypeInfo(typeof(T), out var type) ? (JsonTypeInfo<T>)type : throw new NotSupportedException(Missing(typeof(T), JsonSerializer.IsReflectionEnabledByDefault));

    /// <summary>What to say of a type that no resolver knows.</summary>
    /// <param name="type">The type.</param>
    /// <param name="hasReflection">Whether JSON may look at types while the app runs.</param>
    public static string Missing(Type type, bool hasReflection)
    {
        var context = $"Write [JsonSerializable(typeof({type.Name}))] above a JsonSerializerContext, and insert that into builder.Json.TypeInfoResolverChain";
        return hasReflection
            ? $"Nothing in builder.Json.TypeInfoResolverChain knows {type}. {context}."
            : $"JSON knows no {type}: it may not look at types while the app runs, as with PublishAot, which files that are run by themselves begin with. {context}, or allow it: <PublishAot>false</PublishAot> in the project, #:property PublishAot=false in a file.";
    }
}
