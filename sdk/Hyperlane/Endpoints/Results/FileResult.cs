using Hyperlane.Endpoints.Files;
using Hyperlane.Http;

namespace Hyperlane.Endpoints;

/// <summary>A file, bytes or a stream as an answer, sent as fast as the client takes it and never held in memory whole.</summary>
/// <remarks>
/// A client that has the current version gets 304, one that speaks of another 412 (RFC 9110 §13); one that asks for
/// parts gets those: one part as it is, several as multipart/byteranges, up to 16 that do not overlap (RFC 9110 §14).
/// Conditions and parts are heeded on GET, conditions also on HEAD: after any other method the deed is done.
/// A stream that cannot seek has no parts. A result is good for one request.
/// </remarks>
public sealed class FileResult : IResult
{
    private readonly Func<FileContent?> _open;
    private readonly string _name = "";
    private readonly string? _contentType;
    private readonly EntityTag? _tag;

    /// <summary>A file, by its path. If it is not there, the answer is 404. Its date and length make an entity tag.</summary>
    /// <param name="path">Where it is. Never what a client sent: <c>../</c> leads out of any folder.</param>
    /// <param name="contentType">Its media type; null to tell by its extension (<c>HyperlaneOptions.MediaTypes</c>).</param>
    public FileResult(string path, string? contentType = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _open = () => FileContent.Open(path);
        _name = path;
        _contentType = contentType;
    }

    /// <summary>What a stream holds from where it stands. It is disposed afterwards.</summary>
    public FileResult(Stream stream, string contentType = FileTypes.Unknown)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(contentType);
        _open = () => new FileContent(stream);
        _contentType = contentType;
    }

    /// <summary>Bytes.</summary>
    public FileResult(ReadOnlyMemory<byte> bytes, string contentType = FileTypes.Unknown)
    {
        ArgumentNullException.ThrowIfNull(contentType);
        _open = () => new FileContent(new BytesStream(bytes));
        _contentType = contentType;
    }

    /// <summary>The name under which browsers save it (RFC 6266), in any script; null to let them show it. Default: null.</summary>
    public string? DownloadName { get; init; }

    /// <summary>When it was last changed; whole seconds count. Default: the date of the file, if it is one.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>
    /// The entity tag (RFC 9110 §8.8.3), with its quotes: <c>"v7"</c>, or <c>W/"v7"</c> where only the meaning is the same. Default: made
    /// of date and length, if it is a file.
    /// </summary>
    /// <exception cref="ArgumentException">It is no entity tag.</exception>
    public string? ETag
    {
        get => _tag?.ToString();
        init => _tag = value is null ? null : EntityTag.TryParse(value, out var tag)
            ? tag
            : throw new ArgumentException($"'{value}' is no entity tag: it stands in quotes, as in \"v7\" or W/\"v7\".", nameof(value));
    }

    /// <inheritdoc />
    public async ValueTask ExecuteAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var content = _open();
        if (content is null)
        {
            await context.NothingHere().ConfigureAwait(false);
            return;
        }

        await using var _ = content.ConfigureAwait(false);
        await AnswerAsync(context, content).ConfigureAwait(false);
    }

    private ValueTask AnswerAsync(HttpContext context, FileContent content)
    {
        var headers = context.Request.Headers;
        var isGet = context.Request.Method == HttpMethods.Get;
        var isHead = context.Request.Method == HttpMethods.Head;
        var current = new Validators(
            _tag ?? content.Validators.ETag,
            LastModified ?? content.Validators.LastModified);
        if (Conditions.IsAnswered(context, current))
        {
            return ValueTask.CompletedTask;
        }

        var ranges = isGet && content.Length is { } length && Conditions.IsRangeOfCurrent(headers, current, DateTimeOffset.UtcNow)
            ? RangeHeader.Select(headers["Range"], length)
            : null;
        return SendAsync(context, content, ranges, isHead);
    }

    private ValueTask SendAsync(HttpContext context, FileContent content, IReadOnlyList<ByteRange>? ranges, bool isHead)
    {
        var response = context.Response;
        response.Headers["Accept-Ranges"] = content.Length is null ? "none" : "bytes";
        if (ranges is { Count: 0 })
        {
            response.Headers["Content-Range"] = $"bytes */{content.Length}";
            return context.Problem(416, $"There are {content.Length} bytes; none of them was asked for.");
        }

        var contentType = _contentType ?? context.ServerServices.FileTypes.Of(_name);
        response.ContentType = contentType;
        response.Headers["Content-Disposition"] = DownloadName is null ? null : ContentDisposition.Attachment(DownloadName);
        if (ranges is { Count: > 1 })
        {
            var parts = new MultipartRanges(content, ranges, contentType);
            response.StatusCode = 206;
            response.ContentType = parts.ContentType;
            response.ContentLength = parts.Length;
            return parts.SendAsync(context);
        }

        if (ranges is [var only])
        {
            response.StatusCode = 206;
            response.Headers["Content-Range"] = MultipartRanges.ContentRange(only, content.Length);
        }

        var range = ranges is [var part] ? part : new ByteRange(0, content.Length ?? 0);
        response.ContentLength = content.Length is null ? null : range.Length;
        return isHead ? ValueTask.CompletedTask
            : content.Length is null ? FileSender.SendAsync(content.Stream, context)
            : FileSender.SendAsync(content, range, context);
    }
}
