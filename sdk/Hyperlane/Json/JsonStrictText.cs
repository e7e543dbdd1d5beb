using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.Json;

/// <summary>
/// Has dates, times and versions in JSON read as those of a path or a query are. System.Text.Json takes <c>"5"</c> as five days and
/// <c>"1:2"</c> as a time of day, and gives a date without an offset the time zone of the server.
/// </summary>
/// <param name="resolver">What knows the types.</param>
internal sealed class JsonStrictText(IJsonTypeInfoResolver resolver) : IJsonTypeInfoResolver
{
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        var found = resolver.GetTypeInfo(type, options);

        // What the app reads by a converter of its own, it reads by that.
        return found is null || found.Converter.GetType().Assembly != typeof(JsonSerializer).Assembly ? found
            : type == typeof(DateTime) ? Strict<DateTime>(found)
            : type == typeof(DateTimeOffset) ? Strict<DateTimeOffset>(found)
            : type == typeof(DateOnly) ? Strict<DateOnly>(found)
            : type == typeof(TimeOnly) ? Strict<TimeOnly>(found)
            : type == typeof(TimeSpan) ? Strict<TimeSpan>(found)
            : type == typeof(Version) ? Strict<Version>(found)
            : found;
    }

    private static JsonTypeInfo<T> Strict<T>(JsonTypeInfo found)
        where T : notnull
        => JsonMetadataServices.CreateValueInfo<T>(found.Options, new JsonStrictConverter<T>((JsonConverter<T>)found.Converter));
}
