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
    private const int UsualHoldBack = 16 * 1024;

    private RentedBuffer _buffer = new();
    private long _written;
    private ResponseContent _content;
    private BodyEncoder? _encoder;
    private long? _length;
    private int _holdBack = UsualHoldBack;
    private bool _completed;

    public bool HasStarted { get; private set; }

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => _buffer.Count;

    /// <summary>What was written and is not yet handed to the wire.</summary>
    public ReadOnlySpan<byte> HeldBack => _buffer.Written.Span;

    /// <summary>What may encode the body; it is asked when the head is about to be written.</summary>
    public IBodyEncoding? Encoding { get; set; }

    /// <summary>
    /// Whether a file's bytes can go from kernel to kernel: the wire can, the length of the body has been said, and nothing encodes it.
    /// </summary>
    public bool CanSendFile => response.ContentLength is { } length && !IsHead && exchange.CanSendFile
        && !(Encoding?.Takes(exchange.Context, length) ?? false);

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
        return _buffer.Count >= _holdBack ? SendAsync(BodyPart.More, cancellationToken) : default;
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
        => SendAsync(BodyPart.Flush, cancellationToken);

    /// <summary>Sends a part of a file as a part of the body.</summary>
    public ValueTask SendFileAsync(SafeFileHandle file, long offset, long count)
    {
        if (!HasStarted)
        {
            Encoding = null;
        }

        Start(isWhole: false);
        WriteBuffered(BodyPart.More);
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

        Start(isWhole: true);
        WriteBuffered(BodyPart.End);
        _completed = true;
        if (_content == ResponseContent.Follows)
        {
            if (_length is { } length && _written != length)
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
        response.Starting();
        HasStarted = _completed = true;
        return exchange.Upgrade(response, protocol, upgraded);
    }

    /// <summary>Has a body of up to so many bytes held back, unless it is flushed.</summary>
    public void HoldBack(int bytes) => _holdBack = Math.Max(_holdBack, bytes + 1);

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
        _encoder?.Dispose();
        _encoder = null;
        _length = null;
        Encoding = null;
        _written = 0;
        _holdBack = UsualHoldBack;
        _content = ResponseContent.None;
        HasStarted = _completed = false;
    }

    [DoesNotReturn]
    private static void ThrowStarted()
        => throw new InvalidOperationException(
            "The head of the answer has been sent: status and headers must be set before the body is flushed or exceeds 16 KiB.");

    private ValueTask<FlushResult> SendAsync(BodyPart part, CancellationToken cancellationToken)
    {
        Start(isWhole: false);
        WriteBuffered(part);
        return exchange.FlushAsync(cancellationToken);
    }

    /// <param name="isWhole">Whether the body that has gathered is all of it.</param>
    private void Start(bool isWhole)
    {
        if (HasStarted)
        {
            return;
        }

        response.Starting();
        _content = Decide();
        _length = response.ContentLength;
        if (Encoding is not null && !StatusCodes.HasNoContent(response.StatusCode))
        {
            BeginEncoding(Encoding, isWhole);
        }

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

    /// <summary>Has what encodes the body look at the head, which then says the coding.</summary>
    private void BeginEncoding(IBodyEncoding encoding, bool isWhole)
    {
        // Of a body that is not as long as was said the wire must be told.
        var isWrong = isWhole && !IsHead && response.ContentLength != _buffer.Count;
        if (isWrong || (IsHead && _length is null) || encoding.Begin(exchange.Context, _length, isWhole || IsHead) is not { } encoder)
        {
            return;
        }

        var headers = response.Headers;
        headers["Content-Encoding"] = encoder.Coding;
        headers["Accept-Ranges"] = null;

        // The same content in other bytes: a strong tag would promise the same bytes (RFC 9110 §8.8.1).
        if (headers["ETag"] is ['"', ..] tag)
        {
            headers["ETag"] = "W/" + tag;
        }

        headers.ContentLength = null;
        if (!isWhole && !IsHead)
        {
            _encoder = encoder;
            return;
        }

        using (encoder)
        {
            // To know the length for HEAD, all of the body would have to be written.
            if (isWhole && _buffer.Count > 0)
            {
                EncodeWhole(encoder);
            }
        }
    }

    private void EncodeWhole(BodyEncoder encoder)
    {
        var encoded = encoder.Encode(_buffer.Written.Span, BodyPart.End);
        _buffer.Clear();
        encoded.CopyTo(_buffer.Reserve(encoded.Length).Span);
        _buffer.Advance(encoded.Length);
        _length = response.Headers.ContentLength = encoded.Length;
    }

    private void WriteBuffered(BodyPart part)
    {
        var bytes = _buffer.Written.Span;
        _written += bytes.Length;
        _buffer.Clear();
        if (_content != ResponseContent.Follows)
        {
            return;
        }

        ThrowIfTooLong();
        if (_encoder is not null)
        {
            bytes = _encoder.Encode(bytes, part);
        }

        if (!bytes.IsEmpty)
        {
            exchange.WriteBody(bytes);
        }
    }

    private void ThrowIfTooLong()
    {
        if (_written > _length)
        {
            throw new InvalidOperationException($"The body is longer than its Content-Length of {_length} bytes.");
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
