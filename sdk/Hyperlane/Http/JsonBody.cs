using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.Http;

/// <summary>Makes an object of a JSON body, or says where the body is wrong, by field.</summary>
internal static class JsonBody
{
    /// <summary>Makes the object, or as much of it as can be made, with the errors; so that what was understood can be looked at too.</summary>
    public static (T? Body, IDictionary<string, string[]>? Errors) Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) is { } body ? (body, null) : (default, Whole("The body is null; an object is needed."));
        }
        catch (JsonException) when (json.IsEmpty)
        {
            return (default, Whole("The body is empty; JSON is needed."));
        }
        catch (JsonException error) when (JsonErrors.IsMalformed(error))
        {
            return (default, Whole(JsonErrors.Malformed(error)));
        }
        catch (JsonException error)
        {
            return new JsonSecondReading<T>(json.ToArray(), type).Read(error);
        }
    }

    private static Dictionary<string, string[]> Whole(string message) => new() { [JsonPath.Root] = [message] };
}
