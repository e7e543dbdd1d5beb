using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Hyperlane.Http.Messages;
using Hyperlane.Values;

namespace Hyperlane.Http;

/// <summary>
/// Reads values of a path from its bytes by way of characters on the stack: most types of .NET parse characters, and not all parse UTF-8.
/// </summary>
internal static class RouteValueText
{
    /// <summary>Longer than any number, date or identifier; what is longer takes the heap.</summary>
    private const int MaxOnStack = 128;

    /// <summary>Reads a value of a type that <see cref="StrictText"/> knows.</summary>
    /// <param name="decoded">A part of a decoded path.</param>
    /// <param name="value">The value.</param>
    public static bool TryReadStrictly<T>(ReadOnlySpan<byte> decoded, [MaybeNullWhen(false)] out T value)
    {
        if (decoded.Length > MaxOnStack || decoded.Contains(PathDecoder.EncodedSlash))
        {
            return StrictText.TryRead(PathDecoder.ToText(decoded), out value);
        }

        Span<char> characters = stackalloc char[MaxOnStack];
        return StrictText.TryRead(characters[..Encoding.UTF8.GetChars(decoded, characters)], out value);
    }

    /// <summary>Parses a value in the invariant culture.</summary>
    /// <param name="decoded">A part of a decoded path.</param>
    /// <param name="value">The value.</param>
    public static bool TryParse<T>(ReadOnlySpan<byte> decoded, [MaybeNullWhen(false)] out T value)
        where T : ISpanParsable<T>
    {
        if (decoded.Length > MaxOnStack || decoded.Contains(PathDecoder.EncodedSlash))
        {
            return TryParseText(PathDecoder.ToText(decoded), out value);
        }

        Span<char> characters = stackalloc char[MaxOnStack];
        return TryParseText(characters[..Encoding.UTF8.GetChars(decoded, characters)], out value);
    }

    private static bool TryParseText<T>(ReadOnlySpan<char> text, [MaybeNullWhen(false)] out T value)
        where T : ISpanParsable<T>
    {
        // The constraint "guid" takes every spelling of a GUID, and what it promises must hold.
        return StrictText.Knows<T>() && typeof(T) != typeof(Guid)
            ? StrictText.TryRead(text, out value)
            : T.TryParse(text, CultureInfo.InvariantCulture, out value);
    }
}
