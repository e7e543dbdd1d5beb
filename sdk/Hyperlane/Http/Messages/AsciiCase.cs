namespace Hyperlane.Http.Messages;

/// <summary>The case of ASCII letters in UTF-8; other bytes are as they are. The class <see cref="System.Text.Ascii"/> stops at these.</summary>
internal static class AsciiCase
{
    /// <summary>Copies text with its ASCII letters in lower case.</summary>
    public static void ToLower(ReadOnlySpan<byte> text, Span<byte> lower)
    {
        for (var i = 0; i < text.Length; i++)
        {
            lower[i] = ToLower(text[i]);
        }
    }

    /// <summary>Whether texts are the same but for the case of ASCII letters.</summary>
    public static bool AreEqual(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var i = 0;
        while (a.Length == b.Length && i < a.Length && ToLower(a[i]) == ToLower(b[i]))
        {
            i++;
        }

        return a.Length == b.Length && i == a.Length;
    }

    private static byte ToLower(byte b) => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;
}
