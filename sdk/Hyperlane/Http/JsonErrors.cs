using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.Http;

/// <summary>Puts into words what is wrong with JSON.</summary>
internal static class JsonErrors
{
    /// <summary>What is said of a member that is missing.</summary>
    public const string Missing = "This field is required.";

    /// <summary>Whether the text is no JSON at all: then the reader's own exception lies inside.</summary>
    public static bool IsMalformed(JsonException error) => error.InnerException is JsonException;

    public static string Malformed(JsonException error) => $"The body is not valid JSON ({Place(error)}).";

    /// <summary>What to say of a value that is not of its type.</summary>
    public static string WrongType(JsonException error, JsonTypeInfo? type)
        => type is not null && NamesOf(type) is { Count: > 0 } names
            ? $"Must be one of {string.Join(", ", names)} ({Place(error)})."
            : $"The value has the wrong type ({Place(error)}).";

    /// <summary>The names of an enum as JSON has them; none for other types, and for enums that are numbers there.</summary>
    private static List<string> NamesOf(JsonTypeInfo type)
    {
        var of = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        if (!of.IsEnum)
        {
            return [];
        }

        var written = Enum.GetValuesAsUnderlyingType(of).Cast<object>().Select(value => JsonSerializer.Serialize(Enum.ToObject(of, value), type)).Distinct().ToArray();
        return [.. written.Where(name => name.StartsWith('"')).Select(name => name.Trim('"'))];
    }

    private static string Place(JsonException error)
        => string.Create(CultureInfo.InvariantCulture, $"line {(error.LineNumber ?? 0) + 1}, position {(error.BytePositionInLine ?? 0) + 1}");
}
