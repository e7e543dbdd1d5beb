using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using Hyperlane.Http.Messages;
using Hyperlane.Transport;
using Microsoft.Win32.SafeHandles;

namespace Hyperlane.Http.Serving;

/// <summary>
/// Writes an answer to the connection: holds the body back while it is small, then sends the head and frames
/// the body by length, by chunks, or by the end of the connection (RFC 9112 §6). One per connection.
/// </summary>
internal sealed class ResponseBodyWriter(TransportConnection transport, ConnectionClock clock) : PipeWriter
{
    /// <summary>A body of more than this is sent as it is written.</summary>
    private const int HoldBack = 16 * 1024;

    private readonly PipeWriter _output = transport.Output;
    private RentedBuffer _buffer = new();
    private long _written;
    private BodyKind _kind;
    private bool _completed;

    public HttpResponse Response { get; set; } = null!;

    /// <summary>Whether the connection stays after this answer; the head says so (RFC 9112 §9.3).</summary>
    public bool KeepAlive { get; set; }

    public bool HasStarted { get; private set; }

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => _buffer.Count;

    private RequestHead Request { get; set; } = null!;

    private bool IsHead => ReferenceEquals(Request.Method, HttpMethods.Head);

    public void Begin(RequestHead request)
    {
        Request = request;
        KeepAlive = request.Framing.KeepAlive;
    }

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        ThrowIfCompleted();
        return _buffer.Reserve(sizeHint);
    }

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes) => _buffer.Advance(bytes);

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        this.Write(source.Span);
        return _buffer.Count >= HoldBack ? FlushAsync(cancellationToken) : default;
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        Start();
        WriteBuffered();
        var flush = _output.FlushAsync(cancellationToken);
        return flush.IsCompleted ? flush : clock.WatchAsync(flush);
    }

    /// <summary>Whether a file's bytes can go from kernel to kernel: not in chunks, whose sizes stand in between.</summary>
    public bool CanSendFile => transport.CanSendFile && Response.ContentLength is not null && !IsHead;

    /// <summary>Sends a part of a file as a part of the body.</summary>
    public ValueTask SendFileAsync(SafeFileHandle file, long offset, long count)
    {
        Start();
        WriteBuffered();
        _written += count;
        ThrowIfTooLong();
        var sending = transport.SendFileAsync(file, offset, count);
        return sending.IsCompleted ? sending : SendFileAsync(sending);
    }

    public override void CancelPendingFlush() => _output.CancelPendingFlush();

    /// <summary>Says that the body is whole. The server does so after the handler; doing it earlier is allowed.</summary>
    public override void Complete(Exception? exception = null)
    {
        if (_completed)
        {
            return;
        }

        if (!HasStarted && !StatusCodes.HasNoBody(Response.StatusCode))
        {
            // A HEAD handler that wrote nothing and named no length leaves the length unsaid (RFC 9110 §8.6).
            Response.Headers.ContentLength ??= IsHead && _buffer.Count == 0 ? null : _buffer.Count;
        }

        Start();
        WriteBuffered();
        _completed = true;
        switch (_kind)
        {
            case BodyKind.Chunked:
                _output.Write("0\r\n\r\n"u8);
                break;
            case BodyKind.Length when _written != Response.ContentLength:
                throw new InvalidOperationException($"The body has {_written} bytes, but Content-Length said {Response.ContentLength}.");
        }
    }

    /// <summary>Writes the head of 101; there is no body, and nothing of HTTP will follow.</summary>
    public void Upgrade(string protocol)
    {
        ThrowIfStarted();
        Response.BeginUpgrade();
        KeepAlive = false;
        HasStarted = _completed = true;
        ResponseHead.Write(_output, Response, chunked: false, keepAlive: true, Request.MinorVersion, protocol);
    }

    public void ThrowIfStarted()
    {
        if (HasStarted)
        {
            ThrowStarted();
        }
    }

    public void Clear() => _buffer.Clear();

    public void Reset()
    {
        _buffer.Release();
        _written = 0;
        _kind = BodyKind.None;
        HasStarted = _completed = false;
    }

    [DoesNotReturn]
    private static void ThrowStarted()
        => throw new InvalidOperationException("The head of the answer has been sent: status and headers must be set before the body is flushed or exceeds 16 KiB.");

    private void Start()
    {
        if (HasStarted)
        {
            return;
        }

        _kind = Decide();
        KeepAlive &= _kind != BodyKind.UntilClose && !Response.Headers.IsClose;
        HasStarted = true;
        ResponseHead.Write(_output, Response, _kind == BodyKind.Chunked || IsChunkedHead, KeepAlive, Request.MinorVersion);
    }

    /// <summary>An answer to HEAD has the head that GET would get (RFC 9110 §9.3.2), chunked where the length is not known.</summary>
    private bool IsChunkedHead => IsHead && _buffer.Count > 0 && Response.ContentLength is null && Request.MinorVersion >= 1;

    private BodyKind Decide()
    {
        if (StatusCodes.HasNoContent(Response.StatusCode))
        {
            if (_buffer.Count > 0 || (Response.ContentLength > 0 && !StatusCodes.MayTellLength(Response.StatusCode)))
            {
                throw new InvalidOperationException($"An answer of status {Response.StatusCode} has no body (RFC 9110 §6.4.1).");
            }

            // 205 has to say that nothing follows, which goes without saying for the others (RFC 9110 §15.3.6).
            Response.Headers.ContentLength = StatusCodes.MayTellLength(Response.StatusCode) ? Response.ContentLength : 0;
            return BodyKind.None;
        }

        return (IsHead, Response.ContentLength, Request.MinorVersion) switch
        {
            (true, _, _) => BodyKind.None,
            (_, not null, _) => BodyKind.Length,
            (_, _, >= 1) => BodyKind.Chunked,
            _ => BodyKind.UntilClose,
        };
    }

    private void WriteBuffered()
    {
        var bytes = _buffer.Written.Span;
        _written += bytes.Length;
        _buffer.Clear();
        if (_kind == BodyKind.None || bytes.IsEmpty)
        {
            return;
        }

        ThrowIfTooLong();
        if (_kind == BodyKind.Chunked)
        {
            WriteChunkSize(bytes.Length);
            _output.Write(bytes);
            _output.Write("\r\n"u8);
        }
        else
        {
            _output.Write(bytes);
        }
    }

    private async ValueTask SendFileAsync(ValueTask sending)
    {
        clock.Sending();
        try
        {
            await sending.ConfigureAwait(false);
        }
        finally
        {
            clock.Sent();
        }
    }

    private void ThrowIfTooLong()
    {
        if (_kind == BodyKind.Length && _written > Response.ContentLength)
        {
            throw new InvalidOperationException($"The body is longer than its Content-Length of {Response.ContentLength} bytes.");
        }
    }

    private void WriteChunkSize(int size)
    {
        Span<byte> line = stackalloc byte[10];
        System.Buffers.Text.Utf8Formatter.TryFormat(size, line, out var digits, new StandardFormat('x'));
        "\r\n"u8.CopyTo(line[digits..]);
        _output.Write(line[..(digits + 2)]);
    }

    private void ThrowIfCompleted()
    {
        if (_completed)
        {
            throw new InvalidOperationException("The body is complete; nothing can be written to it any more.");
        }
    }
}
