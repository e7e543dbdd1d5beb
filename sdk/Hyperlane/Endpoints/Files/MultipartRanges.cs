using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Hyperlane.Http;

namespace Hyperlane.Endpoints.Files;

/// <summary>Several parts of a file in one answer: multipart/byteranges (RFC 9110 §14.6).</summary>
internal sealed class MultipartRanges
{
    private readonly FileContent _content;
    private readonly IReadOnlyList<ByteRange> _ranges;
    private readonly byte[][] _heads;
    private readonly byte[] _end;

    public MultipartRanges(FileContent content, IReadOnlyList<ByteRange> ranges, string contentType)
    {
        _content = content;
        _ranges = ranges;

        // Random, so that no file can hold it.
        var boundary = RandomNumberGenerator.GetHexString(32, lowercase: true);
        ContentType = $"multipart/byteranges; boundary={boundary}";
        _heads = [.. ranges.Select((range, i) => Encoding.ASCII.GetBytes(
            $"{(i == 0 ? "" : "\r\n")}--{boundary}\r\nContent-Type: {contentType}\r\nContent-Range: {ContentRange(range, content.Length)}\r\n\r\n"))];
        _end = Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n");
        Length = _heads.Sum(head => (long)head.Length) + ranges.Sum(range => range.Length) + _end.Length;
    }

    public string ContentType { get; }

    /// <summary>The length of the whole answer, in bytes.</summary>
    public long Length { get; }

    /// <summary>Which part of how much (RFC 9110 §14.4).</summary>
    public static string ContentRange(ByteRange range, long? length) => $"bytes {range.Start}-{range.End - 1}/{length}";

    public async ValueTask SendAsync(HttpContext context)
    {
        var output = context.Response.BodyWriter;
        for (var i = 0; i < _ranges.Count; i++)
        {
            output.Write(_heads[i]);
            await FileSender.SendAsync(_content, _ranges[i], context).ConfigureAwait(false);
        }

        output.Write(_end);
    }
}
