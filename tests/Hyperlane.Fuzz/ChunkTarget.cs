using System.Globalization;
using Hyperlane.Http.Parsing;

namespace Hyperlane.Fuzz;

/// <summary>A chunked body.</summary>
internal sealed class ChunkTarget : IFuzzTarget
{
    public string Name => "chunks";

    public IReadOnlyList<string> Words { get; } =
        ["0", "1", "5", "a", "F", "10", "00000000000000001", "ffffffffffffffff", "\r\n", "\n", "\r", ";", ";a=b", ";a=\"b\"", "\"", "\\", "=", " ", "\t", "hello", "0\r\n\r\n", "5\r\nhello\r\n", "X: y\r\n", "g", "-1", "0x1", "\0"];

    public void Check(byte[] input, int cut)
    {
        var whole = Decode(input, input.Length, 1 << 16);
        Disagreement.Unless(whole == Decode(input, Pieces.Place(input, cut), 1 + ((cut >> 8) & 31)), "in pieces it reads differently");
        if (whole.IsDone)
        {
            Disagreement.Unless(Naive(input) == (whole.Body, whole.Consumed), "a naive reader reads something else");
        }
    }

    private static Outcome Decode(byte[] input, int at, int room)
    {
        var decoder = default(ChunkedDecoder);
        var body = new List<byte>();
        var output = new byte[room];
        var position = 0;
        foreach (var end in (int[])[at, input.Length])
        {
            while (position < end || (position == end && end == input.Length))
            {
                var reason = decoder.Decode(input.AsSpan(position, end - position), output, out var consumed, out var written);
                body.AddRange(output.AsSpan(0, written));
                position += consumed;
                if (reason != RejectionReason.None || decoder.IsDone)
                {
                    return new Outcome(reason, decoder.IsDone, decoder.IsDone ? position : 0, reason == RejectionReason.None
                        ? Convert.ToHexString(body.ToArray())
                        : "");
                }

                if (consumed == 0 && written == 0)
                {
                    break;
                }
            }
        }

        return new Outcome(RejectionReason.None, false, 0, Convert.ToHexString(body.ToArray()));
    }

    /// <summary>Reads a body that was accepted, by the grammar of RFC 9112 §7.1.</summary>
    private static (string Body, int Consumed) Naive(byte[] input)
    {
        var text = System.Text.Encoding.Latin1.GetString(input);
        var body = "";
        var at = 0;
        while (true)
        {
            var end = text.IndexOf("\r\n", at, StringComparison.Ordinal);
            var size = int.Parse(text[at..end].Split(';')[0].Trim(' ', '\t'), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            at = end + 2;
            if (size == 0)
            {
                while (!text.AsSpan(at).StartsWith("\r\n"))
                {
                    at = text.IndexOf("\r\n", at, StringComparison.Ordinal) + 2;
                }

                return (body, at + 2);
            }

            body += Convert.ToHexString(input.AsSpan(at, size));
            at += size + 2;
        }
    }

    private readonly record struct Outcome(RejectionReason Reason, bool IsDone, int Consumed, string Body);
}
