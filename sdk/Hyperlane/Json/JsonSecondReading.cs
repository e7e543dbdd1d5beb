using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.Json;

/// <summary>
/// Reads a body again that did not fit its type, since System.Text.Json stops at the first mistake and a client should
/// be told all of them: members may be missing now, and a value of the wrong type is hidden and the rest read once more.
/// </summary>
/// <param name="json">A copy of the body, which is changed in place.</param>
/// <param name="type">What it should have been.</param>
internal sealed class JsonSecondReading<T>(byte[] json, JsonTypeInfo<T> type)
{
    /// <summary>How many wrong values are hidden, each of which takes a reading.</summary>
    private const int MaxReadings = 8;

    private readonly Dictionary<string, string[]> _errors = [];

    /// <summary>The body as far as it can be understood, and everything that is wrong with its form.</summary>
    /// <param name="first">What the first reading met with; null where the walk finds it.</param>
    public (T? Body, IDictionary<string, string[]> Errors) Read(JsonException? first)
    {
        var walk = JsonWalk.Over(json, type, null);
        foreach (var (path, message) in walk.Members)
        {
            Add(path, message);
        }

        foreach (var spot in walk.Undecided)
        {
            Add(spot.Path, spot.Start < 0
                ? JsonErrors.Missing
                : JsonErrors.NotAmong(json, spot.Start, JsonDiscriminator.ChoicesOf(spot.Type!)));
        }

        foreach (var spot in walk.Wrong)
        {
            Add(spot.Path, JsonErrors.WrongType(json, spot.Start, spot.Type));
        }

        var body = TryHide([.. walk.Undecided, .. walk.Wrong]) ? ReadLeniently(JsonLeniency.Of(type)) : default;
        if (_errors.Count == 0 && first is not null)
        {
            // Whatever it was, it was wrong.
            Add(JsonPath.Of(first.Path), JsonErrors.WrongType(first));
        }

        return (body, _errors);
    }

    /// <summary>Hides members, once all of them are known: hiding two in one list is one and the same.</summary>
    /// <returns>Whether each of them could be hidden.</returns>
    private bool TryHide(IReadOnlyCollection<JsonSpot> spots)
    {
        foreach (var spot in spots)
        {
            TryHide(spot.Name);
        }

        return spots.All(spot => !spot.Name.Equals(default));
    }

    private T? ReadLeniently(JsonTypeInfo<T> lenient)
    {
        for (var reading = 0; reading < MaxReadings; reading++)
        {
            try
            {
                return JsonSerializer.Deserialize(json, lenient);
            }
            catch (JsonException error) when (JsonErrors.IsMalformed(error))
            {
                Add(JsonPath.Root, JsonErrors.Malformed(error));
                return default;
            }
            catch (JsonException error)
            {
                var path = JsonPath.Of(error.Path);
                var spot = JsonWalk.Over(json, type, path).Spot;
                Add(path, spot is null ? JsonErrors.WrongType(error) : JsonErrors.WrongType(json, spot.Value.Start, spot.Value.Type));
                if (spot is null || !TryHide(spot.Value.Name))
                {
                    return default;
                }
            }
        }

        return default;
    }

    /// <summary>Makes the name of a member one that no type knows.</summary>
    private bool TryHide(Range name)
    {
        var bytes = json.AsSpan(name);
        var isNew = bytes.ContainsAnyExcept((byte)'?');
        bytes.Fill((byte)'?');
        return isNew;
    }

    private void Add(string path, string message) => _errors.TryAdd(path, [message]);
}
