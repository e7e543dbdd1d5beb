using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hyperlane.Values;

namespace Hyperlane.Json;

/// <summary>Finds what JSON knows of a type.</summary>
internal static class JsonTypeSearch
{
    /// <summary>What the app's JSON knows of a type.</summary>
    /// <exception cref="NotSupportedException">Nothing: the message says what to write.</exception>
    public static JsonTypeInfo<T> Of<T>(JsonSerializerOptions json)
        => json.TryGetTypeInfo(typeof(T), out var type)
            ? (JsonTypeInfo<T>)type
            : throw new NotSupportedException(Missing(typeof(T), JsonSerializer.IsReflectionEnabledByDefault));

    /// <summary>The same for a value, which behind <c>object</c> has a type of its own.</summary>
    /// <exception cref="NotSupportedException">Nothing: the message says what to write.</exception>
    public static JsonTypeInfo<T> Of<T>(T value, JsonSerializerOptions json)
        => typeof(T) == typeof(object) && value is not null && !json.TryGetTypeInfo(value.GetType(), out _)
            ? throw new NotSupportedException(Missing(value.GetType(), JsonSerializer.IsReflectionEnabledByDefault))
            : Of<T>(json);

    /// <summary>What to say of a type that no resolver knows.</summary>
    /// <param name="type">The type.</param>
    /// <param name="hasReflection">Whether JSON may look at types while the app runs.</param>
    public static string Missing(Type type, bool hasReflection)
    {
        var context = $"Write [JsonSerializable(typeof({CodeNames.Of(type)}))] above a JsonSerializerContext, and insert that into builder.Json.TypeInfoResolverChain";
        return hasReflection
            ? $"Nothing in builder.Json.TypeInfoResolverChain knows {CodeNames.Of(type)}. {context}."
            : $"JSON knows no {CodeNames.Of(type)}: it may not look at types while the app runs, as with PublishAot, which files that are run by themselves begin with. {context}, or allow it: <PublishAot>false</PublishAot> in the project, #:property PublishAot=false in a file.";
    }
}
