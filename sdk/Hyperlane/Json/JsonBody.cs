using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.Json;

/// <summary>Makes an object of a JSON body, or says where the body is wrong, by field.</summary>
internal static class JsonBody
{
    /// <summary>
    /// What some programs, editors of Windows above all, put before text. It is none of the JSON, and may be ignored (RFC 8259 §8.1).
    /// </summary>
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>
    /// Makes the object, or as much of it as can be made, with the errors; so that what was understood can be looked at too.
    /// </summary>
    /// <param name="json">The body.</param>
    /// <param name="type">What to make of it.</param>
    /// <param name="takesNull">Whether the body may be <c>null</c>, or empty.</param>
    public static (T? Body, IDictionary<string, string[]>? Errors) Read<T>(
        ReadOnlySpan<byte> json, JsonTypeInfo<T> type, bool takesNull = false)
    {
        json = json.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json;
        try
        {
            return JsonSerializer.Deserialize(json, type) is { } body ? Checked(body, json, type)
                : takesNull ? (default, null)
                : (default, Whole($"The body is null; {JsonWords.Of(type, (byte)'n') ?? "a value"} is needed."));
        }
        catch (JsonException) when (json.IsEmpty && takesNull)
        {
            return (default, null);
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
        catch (NotSupportedException) when (JsonWalk.Over(json, type, null).Undecided.Count > 0)
        {
            // The client's mistake, and not the app's: it does not say which of several types it sends.
            return new JsonSecondReading<T>(json.ToArray(), type).Read(null);
        }
    }

    /// <summary>What was read may hold an infinity that nobody sent.</summary>
    private static (T? Body, IDictionary<string, string[]>? Errors) Checked<T>(T body, ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
        => JsonExtremes.MayHave(json) && JsonWalk.Over(json, type, null).Wrong.Count > 0
            ? new JsonSecondReading<T>(json.ToArray(), type).Read(null)
            : (body, null);

    private static Dictionary<string, string[]> Whole(string message) => new() { [JsonPath.Root] = [message] };
}
