using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using Hyperlane.Transport;
using Microsoft.Win32.SafeHandles;

namespace Hyperlane.Http;

/// <summary>
/// The body of a response as an application writes it: held back while it is small, so that status and headers may still
/// change, then handed to the wire behind the head.
/// </summary>
internal sealed class ResponseBodyWriter(HttpExchange exchange, HttpResponse response) : PipeWriter
{
    /// <summary>A body of more than this is sent as it is written.</summary>
    private const int HoldBack = 16 * 1024;

    private RentedBuffer _buffer = new();
    private long _written;
    private ResponseContent _content;
    private bool _completed;

    public bool HasStarted { get; private set; }

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => _buffer.Count;

    /// <summary>What was written and is not yet handed to the wire.</summary>
    public ReadOnlySpan<byte> HeldBack => _buffer.Written.Span;

    /// <summary>Whether a file's bytes can go from kernel to kernel: the wire can, and the length of the body has been said.</summary>
    public bool CanSendFile => response.ContentLength is not null && !IsHead && exchange.CanSendFile;

    private bool IsHead => ReferenceEquals(exchange.Head.Method, HttpMethods.Head);

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
        return exchange.FlushAsync(cancellationToken);
    }

    /// <summary>Sends a part of a file as a part of the body.</summary>
    public ValueTask SendFileAsync(SafeFileHandle file, long offset, long count)
    {
        Start();
        WriteBuffered();
        _written += count;
        ThrowIfTooLong();
        return exchange.SendFileAsync(file, offset, count);
    }

    public override void CancelPendingFlush() => exchange.CancelPendingFlush();

    /// <summary>Says that the body is whole. The server does so after the handler; doing it earlier is allowed.</summary>
    public override void Complete(Exception? exception = null)
    {
        if (_completed)
        {
            return;
        }

        if (!HasStarted && !StatusCodes.HasNoBody(response.StatusCode))
        {
            // A HEAD handler that wrote nothing and named no length leaves the length unsaid (RFC 9110 §8.6).
            response.Headers.ContentLength ??= IsHead && _buffer.Count == 0 ? null : _buffer.Count;
        }

        Start();
        WriteBuffered();
        _completed = true;
        if (_content == ResponseContent.Follows)
        {
            if (response.ContentLength is { } length && _written != length)
            {
                throw new InvalidOperationException($"The body has {_written} bytes, but Content-Length said {length}.");
            }

            exchange.EndBody();
        }
    }

    /// <summary>Has the wire accept another protocol; there is no body, and nothing of HTTP will follow.</summary>
    public TransportConnection Upgrade(string protocol, IUpgraded upgraded)
    {
        ThrowIfStarted();
        response.BeginUpgrade();
        HasStarted = _completed = true;
        return exchange.Upgrade(response, protocol, upgraded);
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
        _content = ResponseContent.None;
        HasStarted = _completed = false;
    }

    [DoesNotReturn]
    private static void ThrowStarted()
        => throw new InvalidOperationException(
            "The head of the answer has been sent: status and headers must be set before the body is flushed or exceeds 16 KiB.");

    private void Start()
    {
        if (HasStarted)
        {
            return;
        }

        _content = Decide();
        HasStarted = true;
        exchange.WriteHead(response, _content);
    }

    private ResponseContent Decide()
    {
        if (!StatusCodes.HasNoContent(response.StatusCode))
        {
            return !IsHead ? ResponseContent.Follows : _buffer.Count > 0 ? ResponseContent.Withheld : ResponseContent.None;
        }

        if (_buffer.Count > 0 || (response.ContentLength > 0 && !StatusCodes.MayTellLength(response.StatusCode)))
        {
            throw new InvalidOperationException($"An answer of status {response.StatusCode} has no body (RFC 9110 §6.4.1).");
        }

        // 205 has to say that nothing follows, which goes without saying for the others (RFC 9110 §15.3.6).
        response.Headers.ContentLength = StatusCodes.MayTellLength(response.StatusCode) ? response.ContentLength : 0;
        return ResponseContent.None;
    }

    private void WriteBuffered()
    {
        var bytes = _buffer.Written.Span;
        _written += bytes.Length;
        _buffer.Clear();
        if (_content == ResponseContent.Follows && !bytes.IsEmpty)
        {
            ThrowIfTooLong();
            exchange.WriteBody(bytes);
        }
    }

    private void ThrowIfTooLong()
    {
        if (_written > response.ContentLength)
        {
            throw new InvalidOperationException($"The body is longer than its Content-Length of {response.ContentLength} bytes.");
        }
    }

    private void ThrowIfCompleted()
    {
        if (_completed)
        {
            throw new InvalidOperationException("The body is complete; nothing can be written to it any more.");
        }
    }
}
