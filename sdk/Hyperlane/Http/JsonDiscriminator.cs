using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.Http;

/// <summary>Finds the type that a JSON object says it is, where there is a choice.</summary>
internal static class JsonDiscriminator
{
    /// <summary>The type of the object.</summary>
    /// <param name="reader">At the start of the object; a copy, so that the walk itself stays there.</param>
    /// <param name="type">The type that was declared.</param>
    public static JsonTypeInfo Resolve(Utf8JsonReader reader, JsonTypeInfo type)
    {
        if (type.PolymorphismOptions is not { } choice)
        {
            return type;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals(choice.TypeDiscriminatorPropertyName);
            reader.Read();
            if (isIt)
            {
                object? said = reader.TokenType switch
                {
                    JsonTokenType.String => reader.GetString(),
                    JsonTokenType.Number when reader.TryGetInt32(out var number) => number,
                    _ => null,
                };
                var derived = choice.DerivedTypes.FirstOrDefault(one => Equals(one.TypeDiscriminator, said)).DerivedType;
                return derived is not null && type.Options.TryGetTypeInfo(derived, out var found) ? found : type;
            }

            reader.Skip();
        }

        return type;
    }
}
