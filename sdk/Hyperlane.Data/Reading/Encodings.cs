using System.Text;

namespace Hyperlane.Data;

/// <summary>
/// How the text of a file is written: by the name that the user says, or as the bytes prove it. Everything behind it sees UTF-8.
/// </summary>
internal static class Encodings
{
    private const int Blocks = 64 * 1024;

    /// <summary>Names that people use, beside those of the IANA list and of WHATWG.</summary>
    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["utf8"] = "utf-8",
        ["utf16"] = "utf-16",
        ["utf16le"] = "utf-16",
        ["utf-16le"] = "utf-16",
        ["utf16be"] = "utf-16be",
        ["utf32"] = "utf-32",
        ["utf32be"] = "utf-32be",
        ["latin1"] = "windows-1252", // as browsers take it: the same, but with quotes and the euro where Latin-1 has control characters
        ["iso-8859-1"] = "windows-1252",
        ["cp1252"] = "windows-1252",
        ["cp1251"] = "windows-1251",
        ["cp1250"] = "windows-1250",
        ["latin2"] = "iso-8859-2",
        ["latin9"] = "iso-8859-15",
        ["sjis"] = "shift_jis",
        ["shift-jis"] = "shift_jis",
        ["gbk"] = "gb18030",
        ["gb2312"] = "gb18030",
        ["uhc"] = "ks_c_5601-1987",
        ["euckr"] = "euc-kr",
        ["macroman"] = "macintosh",
    };

    static Encodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>An encoding by its name; it throws where bytes are none of its characters.</summary>
    /// <exception cref="ProblemException">400: nobody knows it.</exception>
    public static Encoding Find(string name)
    {
        try
        {
            return Encoding.GetEncoding(Known.GetValueOrDefault(name.Trim(), name.Trim()), EncoderFallback.ExceptionFallback,
                DecoderFallback.ExceptionFallback);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            throw new ProblemException(Problem.Validation(
                "encoding", $"No encoding is called '{name}'. There are utf-8, utf-16, utf-32, windows-1250 to windows-1258, iso-8859-1 to -16, gb18030, big5, shift_jis, euc-jp, euc-kr, koi8-r and more."));
        }
    }

    /// <summary>
    /// What the first bytes prove: a byte order mark, or the zeros that UTF-16 and UTF-32 have and no other text has. Null where they prove
    /// nothing.
    /// </summary>
    public static Encoding? Detect(ReadOnlySpan<byte> head)
    {
        return head switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Find("utf-8"),
            [0xFF, 0xFE, 0, 0, ..] => Find("utf-32"),
            [0, 0, 0xFE, 0xFF, ..] => Find("utf-32be"),
            [0xFF, 0xFE, ..] => Find("utf-16"),
            [0xFE, 0xFF, ..] => Find("utf-16be"),
            _ when !head.Contains((byte)0) => null,
            _ => ByZeros(head.ToArray()),
        };

        static Encoding? ByZeros(byte[] head)
            => Array.Find([Find("utf-32"), Find("utf-32be"), Find("utf-16"), Find("utf-16be")], encoding => IsText(head, encoding));
    }

    /// <summary>The content as UTF-8 without a byte order mark.</summary>
    /// <param name="content">The content as it is.</param>
    /// <param name="encoding">How it is written.</param>
    public static Stream ToUtf8(Stream content, Encoding encoding)
    {
        var mark = encoding.GetPreamble();
        if (mark.Length > 0)
        {
            var first = new byte[mark.Length];
            var length = content.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
            if (!first.AsSpan(0, length).SequenceEqual(mark))
            {
                content = new JoinedStream(first.AsMemory(0, length), content);
            }
        }

        return encoding.CodePage == Encoding.UTF8.CodePage
            ? content
            : new BufferedStream(Encoding.CreateTranscodingStream(content, encoding, new UTF8Encoding(false)), Blocks);
    }

    /// <summary>That a file has bytes that are not UTF-8, and which encoding it may be in.</summary>
    /// <param name="line">The line; 0 if it is not known.</param>
    /// <param name="bytes">Where they are.</param>
    public static ProblemException NotUtf8(long line, ReadOnlySpan<byte> bytes)
    {
        var where = line == 0 ? "The file" : $"Line {line}";
        var (guess, name) = bytes.ContainsAnyInRange((byte)0x80, (byte)0x9F)
            ? ("Windows-1252 (Western European, as Excel writes it)", "windows-1252") : ("Latin-1 (ISO 8859-1, Windows-1252)", "latin1");
        var problem = Problem.BadRequest(
            $"{where} is not UTF-8; it looks like {guess}. Save it as UTF-8, or upload it again with encoding={name}.");
        problem.Extensions["encoding"] = name;
        if (line > 0)
        {
            problem.Extensions["line"] = line.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return new ProblemException(problem);
    }

    /// <summary>That a file is not in the encoding that was said.</summary>
    public static ProblemException NotIn(Encoding encoding, long line)
        => new(400, $"{(line == 0 ? "The file" : $"Line {line} or one soon after it")} has bytes that are no text in {encoding.WebName}. Say another encoding, or save the file as UTF-8.");

    private static bool IsText(byte[] head, Encoding encoding)
    {
        var unit = encoding.GetByteCount("a");
        try
        {
            var text = encoding.GetDecoder().ReadAll(head.AsSpan(0, head.Length - (head.Length % unit)));
            return text.Length > 3 && !text.AsSpan().ContainsAnyInRange('\0', '\u0008') && text.AsSpan().ContainsAny('\n', '\r')
                && text.AsSpan().Count('\n') + text.Count(char.IsAscii) > text.Length / 8;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static string ReadAll(this Decoder decoder, ReadOnlySpan<byte> bytes)
    {
        var text = new char[bytes.Length];
        return new string(text, 0, decoder.GetChars(bytes, text, flush: false));
    }
}
