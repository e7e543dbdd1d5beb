using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.Json;

/// <summary>Walks through JSON and its type side by side, and finds everything that does not fit.</summary>
internal sealed class JsonWalk
{
    /// <summary>How many errors are told.</summary>
    private const int MaxErrors = 100;

    private readonly string? _place;
    private int _count;

    private JsonWalk(string? place) => _place = place;

    /// <summary>What is missing, or there though it must not be: its path, and what is to say of it.</summary>
    public List<(string Path, string Message)> Members { get; } = [];

    /// <summary>The values that are not of their type. The walk does not look for them when it is asked for a place.</summary>
    public List<JsonSpot> Wrong { get; } = [];

    /// <summary>
    /// The objects that may be of several types and do not say of which: the path of what they should say, where they say it (-1 for
    /// nowhere), the declared type, and the name of the member that they are, or lie in.
    /// </summary>
    public List<JsonSpot> Undecided { get; } = [];

    /// <summary>The value at the place asked for. Null when there is none.</summary>
    public JsonSpot? Spot { get; private set; }

    /// <summary>Walks to the end, or as far as the text is JSON.</summary>
    /// <param name="json">The text.</param>
    /// <param name="type">Its type.</param>
    /// <param name="place">The path of the place asked for; null to look at every value. The place by line and position will not do: the
    /// reader's own count of them is off at times.</param>
    public static JsonWalk Over(ReadOnlySpan<byte> json, JsonTypeInfo type, string? place)
    {
        var walk = new JsonWalk(place);
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions
            {
                AllowTrailingCommas = type.Options.AllowTrailingCommas,
                CommentHandling = type.Options.ReadCommentHandling,
                MaxDepth = type.Options.MaxDepth,
            });
            reader.Read();
            walk.Value(ref reader, json, type, "", default);
        }
        catch (JsonException)
        {
            // What is no JSON is told as such; members may be missing only because nothing could be read behind that.
            walk.Members.Clear();
            walk.Undecided.Clear();
        }

        return walk;
    }

    private void Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, JsonTypeInfo? type, string path, Range name)
    {
        var start = (int)reader.TokenStartIndex;
        if ((path.Length == 0 ? JsonPath.Root : path).Equals(_place, StringComparison.OrdinalIgnoreCase))
        {
            Spot = new(path, start, type, name);
        }

        if (type is not null && Nullable.GetUnderlyingType(type.Type) is { } underlying)
        {
            type = reader.TokenType == JsonTokenType.Null ? null : Find(type.Options, underlying);
        }

        switch (reader.TokenType, type?.Kind)
        {
            case (JsonTokenType.StartObject, JsonTypeInfoKind.Object):
                Object(ref reader, json, Choose(reader, type!, path, name), path);
                break;
            case (JsonTokenType.StartObject, JsonTypeInfoKind.Dictionary):
                Entries(ref reader, json, type!, path, name);
                break;
            case (JsonTokenType.StartArray, JsonTypeInfoKind.Enumerable):
                Items(ref reader, json, Inner(type!), path, name);
                break;
            default:
                reader.Skip();
                if (type is not null && _place is null && _count < MaxErrors && !Fits(json[start..(int)reader.BytesConsumed], type))
                {
                    _count++;
                    Wrong.Add(new(path.Length == 0 ? JsonPath.Root : path, start, type, name));
                }

                break;
        }
    }

    /// <summary>Whether a value can be read by itself, without the rest of the body.</summary>
    private static bool Fits(ReadOnlySpan<byte> value, JsonTypeInfo type)
    {
        try
        {
            return JsonSerializer.Deserialize(value, type) switch
            {
                // In quotes it is meant, where the app allows that.
                double number => double.IsFinite(number) || value[0] == (byte)'"',
                float number => float.IsFinite(number) || value[0] == (byte)'"',
                Half number => Half.IsFinite(number) || value[0] == (byte)'"',
                0m => !DigitsOf(value).ContainsAnyInRange((byte)'1', (byte)'9'),
                _ => true,
            };
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or InvalidOperationException or FormatException
            or ArgumentException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>A number without its exponent.</summary>
    private static ReadOnlySpan<byte> DigitsOf(ReadOnlySpan<byte> number)
        => number.IndexOfAny((byte)'e', (byte)'E') is >= 0 and var end ? number[..end] : number;

    private JsonTypeInfo Choose(Utf8JsonReader reader, JsonTypeInfo type, string path, Range name)
    {
        var choice = JsonDiscriminator.Resolve(reader, type);
        if ((choice.IsMissing || choice.Start >= 0) && Undecided.Count < MaxErrors)
        {
            Undecided.Add(new(JsonPath.Member(path, type.PolymorphismOptions!.TypeDiscriminatorPropertyName), choice.Start, type, name));
        }

        return choice.Type;
    }

    private void Object(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, JsonTypeInfo type, string path)
    {
        var present = new HashSet<JsonPropertyInfo>();
        var comparison = type.Options.PropertyNameCaseInsensitive ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var text = reader.GetString()!;
            var start = (int)reader.TokenStartIndex + 1;
            var name = start..(start + reader.ValueSpan.Length);
            var property = type.Properties.FirstOrDefault(property => property.Name.Equals(text, comparison));
            reader.Read();
            if (property is null)
            {
                Refuse(type, JsonPath.Member(path, JsonPath.Key(text)), text);
            }
            else if (!present.Add(property) && !type.Options.AllowDuplicateProperties)
            {
                Add(JsonPath.Member(path, property.Name), JsonErrors.Twice);
            }

            var isPlain = property is { CustomConverter: null, NumberHandling: null, IsExtensionData: false }
                && (property.Set is not null || property.AssociatedParameter is not null);
            Value(ref reader, json, isPlain ? Find(type.Options, property!.PropertyType) : null,
                isPlain ? JsonPath.Member(path, property!.Name) : path, name);
        }

        foreach (var property in type.Properties.Where(property => property.IsRequired && !present.Contains(property)))
        {
            Add(JsonPath.Member(path, property.Name), JsonErrors.Missing);
        }
    }

    /// <summary>Refuses a member that the type does not have, where the app wants that.</summary>
    private void Refuse(JsonTypeInfo type, string path, string name)
    {
        var isRefused = (type.UnmappedMemberHandling ?? type.Options.UnmappedMemberHandling) == JsonUnmappedMemberHandling.Disallow;
        if (isRefused && !name.StartsWith('$') && name != type.PolymorphismOptions?.TypeDiscriminatorPropertyName
            && !type.Properties.Any(property => property.IsExtensionData))
        {
            Add(path, JsonErrors.Unknown);
        }
    }

    private void Entries(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, JsonTypeInfo type, string path, Range name)
    {
        var present = new HashSet<string>(StringComparer.Ordinal);
        var keys = type.KeyType is { } keyType && keyType != typeof(string) ? Find(type.Options, keyType) : null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var text = reader.GetString()!;
            var entry = JsonPath.Member(path, JsonPath.Key(text));
            var start = (int)reader.TokenStartIndex;

            // A key that is a number or true stands in quotes like the others.
            if (keys is not null && _place is null && _count < MaxErrors && !Fits(json.Slice(start, reader.ValueSpan.Length + 2), keys)
                && !Fits(json.Slice(start + 1, reader.ValueSpan.Length), keys))
            {
                _count++;
                Wrong.Add(new(entry, start, keys, name));
            }

            if (!present.Add(text) && !type.Options.AllowDuplicateProperties)
            {
                Add(entry, JsonErrors.Twice);
            }

            reader.Read();
            Value(ref reader, json, Inner(type), entry, name);
        }
    }

    private void Items(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, JsonTypeInfo? type, string path, Range name)
    {
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            Value(ref reader, json, type, $"{path}[{index}]", name);
        }
    }

    private void Add(string path, string message)
    {
        if (Members.Count < MaxErrors)
        {
            Members.Add((path, message));
        }
    }

    private static JsonTypeInfo? Inner(JsonTypeInfo type) => type.ElementType is { } element ? Find(type.Options, element) : null;

    private static JsonTypeInfo? Find(JsonSerializerOptions options, Type type)
        => options.TryGetTypeInfo(type, out var found) ? found : null;
}
