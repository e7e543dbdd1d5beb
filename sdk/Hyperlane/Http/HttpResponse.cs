using System.IO.Pipelines;
using Hyperlane.Transport;
using Microsoft.Win32.SafeHandles;

namespace Hyperlane.Http;

/// <summary>What the client gets.</summary>
/// <remarks>
/// Nothing is sent before the handler and its middleware have ended, the body is flushed, or it has outgrown the
/// buffer of 16 KiB: until then status and headers may still change. A body that ends before it is sent gets a
/// Content-Length, any other goes out in chunks (RFC 9112 §7.1). What has a Content-Type also says
/// <c>X-Content-Type-Options: nosniff</c>, unless that header is set, be it to an empty text.
/// </remarks>
public sealed class HttpResponse
{
    private readonly ResponseBodyWriter _body;
    private readonly HttpContext _context;
    private ResponseCookies? _cookies;
    private StartingCallbacks? _starting;
    private int _statusCode = 200;

    internal HttpResponse(HttpExchange exchange, HttpContext context)
    {
        _context = context;
        _body = new ResponseBodyWriter(exchange, this);
        Headers = new ResponseHeaders(_body);
    }

    /// <summary>The status (RFC 9110 §15). Default: 200.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not from 200 to 599.</exception>
    /// <exception cref="InvalidOperationException">The head of the answer has been sent.</exception>
    public int StatusCode
    {
        get => _statusCode;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 200);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 599);
            _body.ThrowIfStarted();
            _statusCode = value;
        }
    }

    /// <summary>The header fields.</summary>
    public ResponseHeaders Headers { get; }

    /// <summary>The cookies that it sets.</summary>
    public ResponseCookies Cookies => _cookies ??= new ResponseCookies(_context);

    /// <summary>The media type of the body.</summary>
    /// <exception cref="InvalidOperationException">The head of the answer has been sent.</exception>
    public string? ContentType
    {
        get => Headers.ContentType;
        set
        {
            ResponseHeaders.CheckValue("Content-Type", value);
            _body.ThrowIfStarted();
            Headers.ContentType = value;
        }
    }

    /// <summary>Sets <see cref="ContentType"/> to one that needs no check.</summary>
    internal void SetKnownContentType(string type)
    {
        _body.ThrowIfStarted();
        Headers.ContentType = type;
    }

    /// <summary>
    /// How long, and by whom, it may be kept: the field Cache-Control (RFC 9111 §5.2.2). Null where it says nothing. Directives that
    /// have no property are not among what is read.
    /// </summary>
    /// <exception cref="ArgumentException">It contradicts itself.</exception>
    /// <exception cref="InvalidOperationException">The head of the answer has been sent.</exception>
    public CacheControl? CacheControl
    {
        get => Headers["Cache-Control"] is { } text ? CacheControl.Parse(text) : null;
        set => Headers["Cache-Control"] = value?.Fault() is { } fault
            ? throw new ArgumentException(fault, nameof(value))
            : value?.ToString();
    }

    /// <summary>The length of the body in bytes, if the handler knows it beforehand. The body must then have just this length.</summary>
    /// <exception cref="InvalidOperationException">The head of the answer has been sent.</exception>
    public long? ContentLength
    {
        get => Headers.ContentLength;
        set
        {
            _body.ThrowIfStarted();
            Headers.ContentLength = value;
        }
    }

    /// <summary>Whether the head of the answer has been sent, so that only the body can still change.</summary>
    public bool HasStarted => _body.HasStarted;

    /// <summary>
    /// Where the body is written. <see cref="PipeWriter.FlushAsync"/> sends what there is and waits while the client is slow.
    /// </summary>
    public PipeWriter BodyWriter => _body;

    /// <summary>The body as a stream, for what writes to streams. Flushing sends.</summary>
    public Stream Body => _body.AsStream(leaveOpen: true);

    /// <summary>Whether <see cref="SendFileAsync"/> is at hand: the length of the body has been said, and the connection can.</summary>
    internal bool CanSendFile => _body.CanSendFile;

    /// <summary>What may encode the body on its way to the wire; null for nothing.</summary>
    internal IBodyEncoding? Encoding
    {
        set => _body.Encoding = value;
    }

    /// <summary>
    /// Has something called when the head of the answer is about to be written, be it of a handler's answer or of a problem that came
    /// out of it: the place to set headers that are to be on whatever is answered. <see cref="Clear"/> does not take it back. The
    /// last added is called first; each is called at most once.
    /// </summary>
    /// <param name="callback">Sets headers; gets the request and <paramref name="state"/>. It must not write a body or wait.</param>
    /// <param name="state">What the callback needs, so that it can be a static lambda, which costs no memory.</param>
    /// <exception cref="InvalidOperationException">The head of the answer has been sent.</exception>
    public void OnStarting(Action<HttpContext, object?> callback, object? state = null)
    {
        ArgumentNullException.ThrowIfNull(callback);
        _body.ThrowIfStarted();
        (_starting ??= new StartingCallbacks()).Add(callback, state);
    }

    /// <summary>Takes back status, headers and body, as long as nothing was sent.</summary>
    /// <exception cref="InvalidOperationException">The head of the answer has been sent.</exception>
    public void Clear()
    {
        _body.ThrowIfStarted();
        _body.Clear();
        ResetHead();
    }

    /// <summary>Has a body of up to so many bytes held back until it is whole, unless it is flushed.</summary>
    internal void HoldBack(int bytes) => _body.HoldBack(bytes);

    /// <summary>What of the body is held back, while nothing was sent.</summary>
    internal ReadOnlySpan<byte> HeldBack => _body.HeldBack;

    /// <summary>Takes back the body and what describes it, as long as nothing was sent; status and other headers stay.</summary>
    internal void ClearBody()
    {
        _body.ThrowIfStarted();
        _body.Clear();
        (Headers.ContentType, Headers.ContentLength) = (null, null);
    }

    /// <summary>Sends a part of a file as a part of the body, without bringing it into the process.</summary>
    internal ValueTask SendFileAsync(SafeFileHandle file, long offset, long count) => _body.SendFileAsync(file, offset, count);

    /// <summary>The head is about to be written.</summary>
    internal void Starting() => _starting?.Run(_context);

    /// <summary>Becomes 101, which no handler can say by itself: it takes the connection over.</summary>
    internal void BeginUpgrade()
    {
        _body.Clear();
        _statusCode = 101;
    }

    /// <summary>Accepts another protocol.</summary>
    internal TransportConnection Upgrade(string protocol, IUpgraded upgraded) => _body.Upgrade(protocol, upgraded);

    /// <summary>The handler has ended: whatever of the response is not written yet is.</summary>
    internal void Complete() => _body.Complete();

    internal void Reset()
    {
        _body.Reset();
        _starting?.Clear();
        ResetHead();
    }

    private void ResetHead()
    {
        _statusCode = 200;
        Headers.Clear();
    }
}
