using System.Text;
using Hyperlane.Http.Parsing;

namespace Hyperlane.Tests.Http;

/// <summary>Every case is decoded whole, and in two calls split at every byte, into a roomy and into a tiny output.</summary>
public sealed class ChunkedDecoderTests
{
    [Theory]
    [InlineData("0\r\n\r\n", "")]
    [InlineData("5\r\nhello\r\n0\r\n\r\n", "hello")]
    [InlineData("5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n", "hello world")]
    [InlineData("00A\r\n0123456789\r\n000\r\n\r\n", "0123456789")]
    [InlineData("a\r\n0123456789\r\n0\r\n\r\n", "0123456789")]
    [InlineData("3;name=value;x=\"y\"\r\nabc\r\n0;last\r\n\r\n", "abc")]
    [InlineData("3 ;a\r\nabc\r\n0\r\n\r\n", "abc")]
    [InlineData("3 \t;\ta = b \t; c\t=\t\"d;\\\"\u00e9\" ;e\r\nabc\r\n0;f=g\r\n\r\n", "abc")]
    [InlineData("3;a=\"\"\r\nabc\r\n0\r\n\r\n", "abc")]
    [InlineData("00000000000000000003\r\nabc\r\n00000000000000000000\r\n\r\n", "abc")]
    [InlineData("2\r\n\r\n\r\n0\r\n\r\n", "\r\n")]
    [InlineData("1\r\na\r\n0\r\nTrailer: v\r\nX:\r\n\r\n", "a")]
    public void Decodes(string text, string expected)
    {
        var bytes = Encoding.Latin1.GetBytes(text + "rest");
        for (var split = 0; split <= bytes.Length; split++)
        {
            foreach (var outputSize in (int[])[64, 1])
            {
                var (body, reason, consumed, decoder) = Run([bytes[..split], bytes[split..]], outputSize);
                Assert.Equal(RejectionReason.None, reason);
                Assert.Equal(expected, body);
                Assert.True(decoder.IsDone);
                Assert.Equal(text.Length, consumed);
            }
        }
    }

    [Theory]
    [InlineData("\r\n", nameof(RejectionReason.ChunkSizeInvalid))]
    [InlineData("x\r\n", nameof(RejectionReason.ChunkSizeInvalid))]
    [InlineData("-1\r\n", nameof(RejectionReason.ChunkSizeInvalid))]
    [InlineData("0x5\r\n", nameof(RejectionReason.ChunkLineInvalid))]
    [InlineData(" 5\r\n", nameof(RejectionReason.ChunkSizeInvalid))]
    [InlineData("5 \r\n", nameof(RejectionReason.ChunkLineInvalid))]
    [InlineData("5\nhello", nameof(RejectionReason.ChunkLineInvalid))]
    [InlineData("5\rhello", nameof(RejectionReason.ChunkLineInvalid))]
    [InlineData("5;a\nb", nameof(RejectionReason.ChunkLineInvalid))]
    [InlineData("5;\r\n", nameof(RejectionReason.ChunkLineInvalid))]
    [InlineData("5;bad[=x\r\n", nameof(RejectionReason.ChunkLineInvalid))]
    [InlineData("5;a=\"b\r\n", nameof(RejectionReason.ChunkLineInvalid))]
    [InlineData("5;a=\"b\\\r\n", nameof(RejectionReason.ChunkLineInvalid))]
    [InlineData("5;a=\"b\"c\r\n", nameof(RejectionReason.ChunkLineInvalid))]
    [InlineData("5;a=\r\n", nameof(RejectionReason.ChunkLineInvalid))]
    [InlineData("5;=b\r\n", nameof(RejectionReason.ChunkLineInvalid))]
    [InlineData("5;a b\r\n", nameof(RejectionReason.ChunkLineInvalid))]
    [InlineData("5;a \r\n", nameof(RejectionReason.ChunkLineInvalid))]
    [InlineData("5;a=b \r\n", nameof(RejectionReason.ChunkLineInvalid))]
    [InlineData("5;a==b\r\n", nameof(RejectionReason.ChunkLineInvalid))]
    [InlineData("5;a=\"\u0001\"\r\n", nameof(RejectionReason.ChunkLineInvalid))]
    [InlineData("5;\u00e9\r\n", nameof(RejectionReason.ChunkLineInvalid))]
    [InlineData(";a\r\n", nameof(RejectionReason.ChunkSizeInvalid))]
    [InlineData("1000000000000000\r\n", nameof(RejectionReason.ChunkSizeTooLong))]
    [InlineData("FFFFFFFFFFFFFFFFFFFF\r\n", nameof(RejectionReason.ChunkSizeTooLong))]
    [InlineData("5\r\nhelloX", nameof(RejectionReason.ChunkEndMissing))]
    [InlineData("5\r\nhello\n", nameof(RejectionReason.ChunkEndMissing))]
    [InlineData("5\r\nhello\rX", nameof(RejectionReason.ChunkEndMissing))]
    [InlineData("0\r\n: v\r\n", nameof(RejectionReason.TrailersInvalid))]
    [InlineData("0\r\nX v\r\n", nameof(RejectionReason.TrailersInvalid))]
    [InlineData("0\r\nX: v\n", nameof(RejectionReason.TrailersInvalid))]
    [InlineData("0\r\n\n", nameof(RejectionReason.TrailersInvalid))]
    [InlineData("0\r\n\rX", nameof(RejectionReason.TrailersInvalid))]
    public void Refuses(string text, string expected)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        for (var split = 0; split <= bytes.Length; split++)
        {
            var (_, reason, _, _) = Run([bytes[..split], bytes[split..]], 64);
            Assert.Equal(expected, reason.ToString());
        }
    }

    [Fact]
    public void Bounds_extensions_and_trailers()
    {
        Assert.Equal(RejectionReason.ChunkExtensionTooLong, Run([Encoding.ASCII.GetBytes("1;" + new string('a', 5000))], 64).Reason);
        Assert.Equal(RejectionReason.ChunkExtensionTooLong, Run([Encoding.ASCII.GetBytes("1" + new string(' ', 5000))], 64).Reason);
        Assert.Equal(RejectionReason.ChunkSizeTooLong, Run([Encoding.ASCII.GetBytes(new string('0', 5000))], 64).Reason);
        Assert.Equal(RejectionReason.TrailersTooLarge,
            Run([Encoding.ASCII.GetBytes("0\r\n" + string.Concat(Enumerable.Repeat("X: y\r\n", 2000)))], 64).Reason);
        Assert.Equal(RejectionReason.None, Run([Encoding.ASCII.GetBytes("1;" + new string('a', 4000) + "\r\n")], 64).Reason);
    }

    [Theory]
    [InlineData(1, nameof(RejectionReason.ChunkExtensionTooLong))]
    [InlineData(2000, nameof(RejectionReason.None))]
    public void Extensions_count_together_against_the_data_that_comes_with_them(int size, string expected)
    {
        // RFC 9112 §7.1.1: a server limits the length of all extensions of a request.
        var chunk = $"{size:x};signature={new string('a', 64)}\r\n{new string('x', size)}\r\n";
        Assert.Equal(expected, Run([Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(chunk, 100)) + "0\r\n\r\n")],
            64).Reason.ToString());
    }

    private static (string Body, RejectionReason Reason, int Consumed, ChunkedDecoder Decoder) Run(byte[][] pieces, int outputSize)
    {
        var decoder = default(ChunkedDecoder);
        var body = new List<byte>();
        var total = 0;
        var output = new byte[outputSize];
        foreach (var piece in pieces)
        {
            for (var rest = piece.AsSpan(); ;)
            {
                var reason = decoder.Decode(rest, output, out var consumed, out var written);
                body.AddRange(output.AsSpan(0, written));
                total += consumed;
                rest = rest[consumed..];
                if (reason != RejectionReason.None)
                {
                    return (Text(body), reason, total, decoder);
                }

                if (rest.IsEmpty || decoder.IsDone)
                {
                    break;
                }
            }
        }

        return (Text(body), RejectionReason.None, total, decoder);
    }

    private static string Text(List<byte> bytes) => Encoding.Latin1.GetString([.. bytes]);
}
