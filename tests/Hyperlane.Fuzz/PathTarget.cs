using System.Text;
using Hyperlane.Http.Messages;

namespace Hyperlane.Fuzz;

/// <summary>The path of a target: escapes and dots.</summary>
internal sealed class PathTarget : IFuzzTarget
{
    public string Name => "path";

    public IReadOnlyList<string> Words { get; } =
        ["/", "//", ".", "..", "/..", "/./", "%2e", "%2E%2e", "%2F", "%2f", "%5c", "%00", "%0a", "%7f", "%c2%9b", "%C2%A0", "%", "%4", "%zz", "%C3%A9", "%C0%AF", "%ed%a0%80", "%F0%9F%98%80", "a", "b c", "+", "~", "\u00ff", "%25", "%252e"];

    public void Check(byte[] input, int cut)
    {
        // The parser hands on what begins with a slash and is ASCII.
        byte[] path = [(byte)'/', .. input.Where(b => b is > 0x20 and < 0x7F and not (byte)'?' and not (byte)'#')];
        var expected = Naive(Encoding.ASCII.GetString(path));
        var copy = (byte[])path.Clone();
        var accepted = PathDecoder.TryDecode(copy, out var length);
        Disagreement.Unless(accepted == expected is not null, "a naive reader disagrees whether it can be decoded");
        if (accepted)
        {
            var text = PathDecoder.ToText(copy.AsSpan(0, length));
            Disagreement.Unless(text == expected, $"a naive reader reads {expected}, not {text}");
            Disagreement.Unless(text.StartsWith('/'), "it leaves the root");
        }
    }

    /// <summary>Decodes segment by segment, then takes the dots out.</summary>
    /// <returns>Null where that is impossible.</returns>
    private static string? Naive(string path)
    {
        var segments = new List<string>();
        var parts = path[1..].Split('/');
        for (var i = 0; i < parts.Length; i++)
        {
            if (Unescape(parts[i]) is not { } segment)
            {
                return null;
            }

            var isLast = i == parts.Length - 1;
            if (segment is "." or "..")
            {
                if (segment == ".." && segments.Count > 0)
                {
                    segments.RemoveAt(segments.Count - 1);
                }

                if (isLast)
                {
                    segments.Add("");
                }
            }
            else
            {
                segments.Add(segment);
            }
        }

        return $"/{string.Join('/', segments)}";
    }

    private static string? Unescape(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                bytes.Add((byte)text[i]);
            }
            else if (i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2])
                && Convert.ToByte(text.Substring(i + 1, 2), 16) is var b and not 0)
            {
                bytes.Add(b);
                i += 2;
            }
            else
            {
                return null;
            }
        }

        try
        {
            var decoded = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.ToArray());
            return decoded.Any(char.IsControl) ? null : decoded;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
