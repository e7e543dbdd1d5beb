using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hyperlane.Values;

namespace Hyperlane.Json;

/// <summary>Puts into words what is wrong with JSON.</summary>
internal static class JsonErrors
{
    /// <summary>What is said of a member that is missing.</summary>
    public const string Missing = "This field is required.";

    /// <summary>What is said of a member that is there twice: which of them is meant, nobody can know (RFC 8259 §4).</summary>
    public const string Twice = "This field is there more than once.";

    /// <summary>What is said of a member that a type does not have, where the app wants that told.</summary>
    public const string Unknown = "There is no such field.";

    /// <summary>Whether the text is no JSON at all: then the reader's own exception lies inside.</summary>
    public static bool IsMalformed(JsonException error) => error.InnerException is JsonException;

    public static string Malformed(JsonException error)
    {
        // The reader knows how far it got, and not what was meant to come.
        var path = JsonPath.Of(error.Path);
        return $"The body is not valid JSON{(path == JsonPath.Root ? "" : $", in or after '{ClientText.Shorten(path)}'")} ({Place(error)}).";
    }

    /// <summary>What to say of a value that is not of its type, where it cannot be found again.</summary>
    public static string WrongType(JsonException error) => $"The value has the wrong type ({Place(error)}).";

    /// <summary>What to say of a value that is not of its type.</summary>
    /// <param name="json">The body.</param>
    /// <param name="start">Where the value starts. System.Text.Json tells a place too, which is wrong behind some objects.</param>
    /// <param name="type">What it should be.</param>
    public static string WrongType(ReadOnlySpan<byte> json, int start, JsonTypeInfo? type)
        => type is null || type.Type == typeof(object) ? $"The value has the wrong type ({Place(json, start)})."
            : NamesOf(type) is { Count: > 0 } names ? NotAmong(json, start, names)
            : JsonWords.Of(type, json[start]) is { } words ? $"Must be {words} ({Place(json, start)})."
            : $"The value has the wrong type ({Place(json, start)}).";

    /// <summary>What to say of a value that is none of those that there are.</summary>
    public static string NotAmong(ReadOnlySpan<byte> json, int start, IEnumerable<string> names)
        => $"Must be one of {string.Join(", ", names)} ({Place(json, start)}).";

    /// <summary>The names of an enum as JSON has them; none for other types, and for enums that are numbers there.</summary>
    private static List<string> NamesOf(JsonTypeInfo type)
    {
        var of = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        if (!of.IsEnum)
        {
            return [];
        }

        var written = Enum.GetValuesAsUnderlyingType(of).Cast<object>()
            .Select(value => JsonSerializer.Serialize(Enum.ToObject(of, value), type)).Distinct().ToArray();
        return [.. written.Where(name => name.StartsWith('"')).Select(name => name.Trim('"'))];
    }

    private static string Place(ReadOnlySpan<byte> json, int start)
    {
        var before = json[..start];
        return Place(before.Count((byte)'\n'), start - before.LastIndexOf((byte)'\n') - 1);
    }

    private static string Place(JsonException error) => Place(error.LineNumber ?? 0, error.BytePositionInLine ?? 0);

    /// <summary>A place as people count, from one.</summary>
    private static string Place(long line, long position)
        => string.Create(CultureInfo.InvariantCulture, $"line {line + 1}, position {position + 1}");
}
