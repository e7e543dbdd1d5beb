using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hyperlane.Values;

namespace Hyperlane.Json;

/// <summary>What JSON must hold where a type is read, in words that follow "must be".</summary>
internal static class JsonWords
{
    private static readonly Dictionary<Type, string> Own = new()
    {
        [typeof(string)] = "a string",
        [typeof(char)] = "a string of one character",
        [typeof(byte[])] = "a string of Base64",
        [typeof(Memory<byte>)] = "a string of Base64",
        [typeof(ReadOnlyMemory<byte>)] = "a string of Base64",
        [typeof(Uri)] = "a string with a URI",
    };

    /// <summary>The words for a type; null where only a converter of the app knows.</summary>
    /// <param name="type">The type.</param>
    /// <param name="first">The first byte of what was sent.</param>
    public static string? Of(JsonTypeInfo type, byte first)
    {
        var of = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        return type.Kind switch
        {
            JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => "an object",
            JsonTypeInfoKind.Enumerable => "an array",
            _ when type.Converter.GetType().Assembly is var own && own != typeof(JsonSerializer).Assembly
                && own != typeof(JsonWords).Assembly => null,

            // A string was sent, so it must be what is in it.
            _ when of == typeof(string) && first == '"' => "a string of valid UTF-8, in which no half of a surrogate pair stands alone",
            _ => Own.GetValueOrDefault(of) ?? TypeWords.Find(of),
        };
    }
}
