using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.Json;

/// <summary>Finds the type that a JSON object says it is, where there is a choice.</summary>
/// <param name="Type">The type of the object; the declared one where it says nothing of use.</param>
/// <param name="Start">Where it says something that is no choice; -1 where it does not.</param>
/// <param name="IsMissing">Whether it must say something, and does not.</param>
internal readonly record struct JsonDiscriminator(JsonTypeInfo Type, int Start = -1, bool IsMissing = false)
{
    /// <summary>The choices, as clients write them.</summary>
    public static IEnumerable<string> ChoicesOf(JsonTypeInfo type)
        => type.PolymorphismOptions!.DerivedTypes.Where(one => one.TypeDiscriminator is not null).Select(one => $"{one.TypeDiscriminator}");

    /// <summary>The type of the object.</summary>
    /// <param name="reader">At the start of the object; a copy, so that the walk itself stays there.</param>
    /// <param name="type">The type that was declared.</param>
    public static JsonDiscriminator Resolve(Utf8JsonReader reader, JsonTypeInfo type)
    {
        if (type.PolymorphismOptions is not { } choice)
        {
            return new(type);
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals(choice.TypeDiscriminatorPropertyName);
            reader.Read();
            if (isIt)
            {
                return Find(choice, ref reader, type);
            }

            reader.Skip();
        }

        return new(type, IsMissing: type.Type.IsAbstract);
    }

    private static JsonDiscriminator Find(JsonPolymorphismOptions choice, ref Utf8JsonReader reader, JsonTypeInfo type)
    {
        object? said = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number when reader.TryGetInt32(out var number) => number,
            _ => null,
        };
        var derived = choice.DerivedTypes.FirstOrDefault(one => Equals(one.TypeDiscriminator, said)).DerivedType;
        return derived is not null && type.Options.TryGetTypeInfo(derived, out var found) ? new(found)
            : derived is null && (type.Type.IsAbstract || !choice.IgnoreUnrecognizedTypeDiscriminators)
            ? new(type, (int)reader.TokenStartIndex)
            : new(type);
    }
}
