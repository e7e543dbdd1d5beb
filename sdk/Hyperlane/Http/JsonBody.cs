using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.Http;

/// <summary>Makes an object of a JSON body, or says where the body is wrong, by field.</summary>
internal static class JsonBody
{
    /// <summary>The name under which errors of the body as a whole stand.</summary>
    private const string Root = "$";

    private static readonly string[] Required = ["This field is required."];

    public static T Deserialize<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw Invalid(Root, "The body is null; an object is needed.");
        }
        catch (JsonException error)
        {
            throw json.IsEmpty ? Invalid(Root, "The body is empty; JSON is needed.") : Explain(json, type, error);
        }
    }

    private static ProblemException Explain(ReadOnlySpan<byte> json, JsonTypeInfo type, JsonException error)
    {
        // The reader's own exception inside means that the text is no JSON; else it is, but not of this type.
        if (error.InnerException is null && MissingProperties(json, type) is { Count: > 0 } missing)
        {
            return ProblemException.Validation(missing.ToDictionary(name => name, _ => Required));
        }

        var line = (error.LineNumber ?? 0) + 1;
        var position = (error.BytePositionInLine ?? 0) + 1;
        var place = string.Create(CultureInfo.InvariantCulture, $"line {line}, position {position}");
        return error.InnerException is JsonException
            ? Invalid(Root, $"The body is not valid JSON ({place}).")
            : Invalid(FieldOf(error.Path), $"The value has the wrong type ({place}).");
    }

    private static List<string> MissingProperties(ReadOnlySpan<byte> json, JsonTypeInfo type)
    {
        var comparer = type.Options.PropertyNameCaseInsensitive ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var present = new HashSet<string>(comparer);
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return [];
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                present.Add(reader.GetString()!);
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // Behind the wrong value the text is not even JSON; then the value is what to complain about.
            return [];
        }

        return [.. type.Properties.Where(property => property.IsRequired && !present.Contains(property.Name)).Select(property => property.Name)];
    }

    private static string FieldOf(string? path) => path is ['$', '.', ..] ? path[2..] : Root;

    private static ProblemException Invalid(string field, string message)
        => ProblemException.Validation(new Dictionary<string, string[]> { [field] = [message] });
}
