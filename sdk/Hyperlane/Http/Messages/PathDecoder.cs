using System.Text;

namespace Hyperlane.Http.Messages;

/// <summary>
/// Decodes the path of a request target (RFC 3986 §2.1, §5.2.4) in place: percent-encoding, then
/// dot segments. The router then compares bytes and never has to decode again.
/// </summary>
/// <remarks>
/// <c>%2F</c> is data, not a separator (RFC 3986 §2.2), so it must not become a slash before the
/// router has split the path. It becomes <see cref="EncodedSlash"/>, a byte that no UTF-8 text
/// contains, and turns into a slash when a value is read.
/// </remarks>
internal static class PathDecoder
{
    /// <summary>Stands for <c>%2F</c> in a decoded path.</summary>
    public const byte EncodedSlash = 0xFF;

    /// <summary>Decodes <paramref name="path"/> in place.</summary>
    /// <param name="path">The path as it stood in the request target, without its query.</param>
    /// <param name="length">The length of the decoded path, never more than before.</param>
    /// <returns>False when an escape is broken or stands for a control character, or the result is not UTF-8.</returns>
    public static bool TryDecode(Span<byte> path, out int length)
    {
        length = path.Length;
        var encoded = path.Contains((byte)'%');
        if (encoded && !TryUnescape(path, out length))
        {
            return false;
        }

        // Before the dots: they may take away a segment that is no text, and who else reads this path need not forgive it.
        path = path[..length];
        if (encoded && (!IsUtf8(path) || HasControls(path)))
        {
            return false;
        }

        if (path.IndexOf("/."u8) >= 0)
        {
            length = RemoveDotSegments(path);
        }

        return true;
    }

    /// <summary>The text of a decoded path or of a part of it.</summary>
    public static string ToText(ReadOnlySpan<byte> decoded)
    {
        if (!decoded.Contains(EncodedSlash))
        {
            return Encoding.UTF8.GetString(decoded);
        }

        var bytes = decoded.ToArray();
        bytes.AsSpan().Replace(EncodedSlash, (byte)'/');
        return Encoding.UTF8.GetString(bytes);
    }

    private static bool TryUnescape(Span<byte> path, out int length)
    {
        length = 0;
        for (var i = 0; i < path.Length; i++)
        {
            var value = path[i];
            if (value == '%')
            {
                if (i + 2 >= path.Length || !TryHex(path[i + 1], out var high) || !TryHex(path[i + 2], out var low))
                {
                    return false;
                }

                i += 2;
                value = (byte)((high << 4) | low);
                switch (value)
                {
                    case < (byte)' ' or 0x7F or EncodedSlash:
                        return false;
                    case (byte)'/':
                        value = EncodedSlash;
                        break;
                }
            }

            path[length++] = value;
        }

        return true;
    }

    private static bool TryHex(byte digit, out int value)
    {
        value = digit switch
        {
            >= (byte)'0' and <= (byte)'9' => digit - '0',
            >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
            >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
            _ => -1,
        };
        return value >= 0;
    }

    private static int RemoveDotSegments(Span<byte> path)
    {
        var written = 0;
        for (var read = 0; read < path.Length;)
        {
            var end = path[(read + 1)..].IndexOf((byte)'/');
            var segment = path.Slice(read, end < 0 ? path.Length - read : end + 1);
            var last = read + segment.Length == path.Length;
            read += segment.Length;
            var up = segment.SequenceEqual("/.."u8);
            if (up)
            {
                written = Math.Max(0, path[..written].LastIndexOf((byte)'/'));
            }

            if (!up && !segment.SequenceEqual("/."u8))
            {
                segment.CopyTo(path[written..]);
                written += segment.Length;
            }
            else if (last)
            {
                path[written++] = (byte)'/';
            }
        }

        return written;
    }

    /// <summary>
    /// Whether there is one of U+0080 to U+009F, which terminals obey as they do the ASCII ones. No name has it, and whoever logs
    /// the path need not mind it.
    /// </summary>
    private static bool HasControls(ReadOnlySpan<byte> utf8)
    {
        for (var lead = utf8.IndexOf((byte)0xC2); lead >= 0; lead = utf8.IndexOf((byte)0xC2))
        {
            if (utf8[lead + 1] < 0xA0)
            {
                return true;
            }

            utf8 = utf8[(lead + 2)..];
        }

        return false;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> path)
    {
        while (true)
        {
            var slash = path.IndexOf(EncodedSlash);
            if (slash < 0)
            {
                return System.Text.Unicode.Utf8.IsValid(path);
            }

            if (!System.Text.Unicode.Utf8.IsValid(path[..slash]))
            {
                return false;
            }

            path = path[(slash + 1)..];
        }
    }
}
