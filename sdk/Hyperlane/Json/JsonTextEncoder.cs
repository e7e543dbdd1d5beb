using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;

namespace Hyperlane.Json;

/// <summary>
/// Escapes in JSON what has to be escaped, and as little else as <see cref="JavaScriptEncoder.UnsafeRelaxedJsonEscaping"/> does; but
/// unlike that it leaves characters behind U+FFFF as they are, emoji above all.
/// </summary>
internal sealed class JsonTextEncoder : JavaScriptEncoder
{
    private static readonly JavaScriptEncoder Inner = UnsafeRelaxedJsonEscaping;

    private JsonTextEncoder()
    {
    }

    public static JsonTextEncoder Instance { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => Inner.MaxOutputCharactersPerInputCharacter;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar <= char.MaxValue && Inner.WillEncode(unicodeScalar);

    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
        => Inner.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        for (var start = 0; start < textLength;)
        {
            var found = Inner.FindFirstCharacterToEncode(text + start, textLength - start);
            if (found < 0 || start + found + 1 >= textLength || !char.IsSurrogatePair(text[start + found], text[start + found + 1]))
            {
                return found < 0 ? -1 : start + found;
            }

            start += found + 2;
        }

        return -1;
    }

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text)
    {
        for (var start = 0; start < utf8Text.Length;)
        {
            var found = Inner.FindFirstCharacterToEncodeUtf8(utf8Text[start..]);
            if (found < 0 || Rune.DecodeFromUtf8(utf8Text[(start + found)..], out var rune, out var length) != OperationStatus.Done
                || rune.IsBmp)
            {
                return found < 0 ? -1 : start + found;
            }

            start += found + length;
        }

        return -1;
    }
}
