using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.Http;

/// <summary>Walks through JSON and its type side by side: which members are missing, and what lies at a place.</summary>
internal sealed class JsonWalk
{
    /// <summary>Nobody mends more at once.</summary>
    private const int MostMissing = 100;

    private readonly string? _place;

    private JsonWalk(string? place) => _place = place;

    /// <summary>The paths of the members that are required and not there.</summary>
    public List<string> Missing { get; } = [];

    /// <summary>The objects that may be of several types and do not say of which: the path of what they should say, where they say it (-1 for nowhere), the declared type, and the name of the member that they are, or lie in.</summary>
    public List<(string Path, int Start, JsonTypeInfo Type, Range Name)> Undecided { get; } = [];

    /// <summary>The value at the place asked for: where it starts, its type, and the name of the member that it is, or lies in. Null when there is none.</summary>
    public (int Start, JsonTypeInfo? Type, Range Name)? Spot { get; private set; }

    /// <summary>Walks to the end, or as far as the text is JSON.</summary>
    /// <param name="json">The text.</param>
    /// <param name="type">Its type.</param>
    /// <param name="place">The path of the place asked for. The place by line and position will not do: the reader's own count of them is off at times.</param>
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
            walk.Value(ref reader, type, "", default);
        }
        catch (JsonException)
        {
            // What is no JSON is told as such; members may be missing only because nothing could be read behind that.
            walk.Missing.Clear();
            walk.Undecided.Clear();
        }

        return walk;
    }

    private void Value(ref Utf8JsonReader reader, JsonTypeInfo? type, string path, Range name)
    {
        if ((path.Length == 0 ? JsonPath.Root : path).Equals(_place, StringComparison.OrdinalIgnoreCase))
        {
            Spot = ((int)reader.TokenStartIndex, type, name);
        }

        switch (reader.TokenType, type?.Kind)
        {
            case (JsonTokenType.StartObject, JsonTypeInfoKind.Object):
                Members(ref reader, Choose(reader, type!, path, name), path);
                break;
            case (JsonTokenType.StartObject, JsonTypeInfoKind.Dictionary):
                Entries(ref reader, Inner(type!), path, name);
                break;
            case (JsonTokenType.StartArray, JsonTypeInfoKind.Enumerable):
                Items(ref reader, Inner(type!), path, name);
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private JsonTypeInfo Choose(Utf8JsonReader reader, JsonTypeInfo type, string path, Range name)
    {
        var choice = JsonDiscriminator.Resolve(reader, type);
        if ((choice.IsMissing || choice.Start >= 0) && Undecided.Count < MostMissing)
        {
            Undecided.Add((JsonPath.Member(path, type.PolymorphismOptions!.TypeDiscriminatorPropertyName), choice.Start, type, name));
        }

        return choice.Type;
    }

    private void Members(ref Utf8JsonReader reader, JsonTypeInfo type, string path)
    {
        var present = new HashSet<JsonPropertyInfo>();
        var comparison = type.Options.PropertyNameCaseInsensitive ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var text = reader.GetString();
            var start = (int)reader.TokenStartIndex + 1;
            var name = start..(start + reader.ValueSpan.Length);
            var property = type.Properties.FirstOrDefault(property => property.Name.Equals(text, comparison));
            reader.Read();
            if (property is not null)
            {
                present.Add(property);
            }

            var isPlain = property is { CustomConverter: null };
            Value(ref reader, isPlain ? Find(type.Options, property!.PropertyType) : null, isPlain ? JsonPath.Member(path, property!.Name) : path, name);
        }

        foreach (var property in type.Properties.Where(property => property.IsRequired && !present.Contains(property)).Take(MostMissing - Missing.Count))
        {
            Missing.Add(JsonPath.Member(path, property.Name));
        }
    }

    private void Entries(ref Utf8JsonReader reader, JsonTypeInfo? type, string path, Range name)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = JsonPath.Key(reader.GetString()!);
            reader.Read();
            Value(ref reader, type, JsonPath.Member(path, key), name);
        }
    }

    private void Items(ref Utf8JsonReader reader, JsonTypeInfo? type, string path, Range name)
    {
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            Value(ref reader, type, $"{path}[{index}]", name);
        }
    }

    private static JsonTypeInfo? Inner(JsonTypeInfo type) => type.ElementType is { } element ? Find(type.Options, element) : null;

    private static JsonTypeInfo? Find(JsonSerializerOptions options, Type type) => options.TryGetTypeInfo(type, out var found) ? found : null;
}
