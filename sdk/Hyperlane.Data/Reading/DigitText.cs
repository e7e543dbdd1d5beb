using System.Buffers.Text;

namespace Hyperlane.Data;

/// <summary>Digits, and nothing else.</summary>
internal static class DigitText
{
    /// <summary>Reads a number of so many digits.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, int digits, out int value)
    {
        value = 0;
        return text.Length == digits && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9') && Utf8Parser.TryParse(text, out value, out _);
    }
}
