using System.Buffers;

namespace Hyperlane.Data;

/// <summary>JSON that DuckDB has written: its numbers may be NaN and infinite, which JSON lacks.</summary>
internal static class JsonText
{
    private static readonly SearchValues<byte> Letters = SearchValues.Create("\"NI"u8);

    /// <summary>The text with those numbers in quotes, which is JSON that everybody reads.</summary>
    public static ReadOnlySpan<byte> Strict(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("NaN"u8) < 0 && json.IndexOf("Infinity"u8) < 0)
        {
            return json;
        }

        var output = new ArrayBufferWriter<byte>(json.Length + 16);
        for (int at; (at = json.IndexOfAny(Letters)) >= 0;)
        {
            var length = json[at] == '"' ? LengthOfText(json[at..]) : json[at] == 'N' ? "NaN".Length : "Infinity".Length;
            var start = json[at] == 'I' && at > 0 && json[at - 1] == '-' ? at - 1 : at;
            output.Write(json[..start]);
            var quote = json[at] == '"' ? ""u8 : "\""u8;
            output.Write(quote);
            output.Write(json[start..(at + length)]);
            output.Write(quote);
            json = json[(at + length)..];
        }

        output.Write(json);
        return output.WrittenSpan;
    }

    private static int LengthOfText(ReadOnlySpan<byte> text)
    {
        var end = 1;
        while (text[end] != '"')
        {
            end += text[end] == '\\' ? 2 : 1;
        }

        return end + 1;
    }
}
