using System.IO.Pipelines;
using System.Net;
using System.Net.Security;
using System.Security.Authentication;

namespace Hyperlane.Transport.Tls;

/// <summary>A connection over TLS. Everything but its bytes is that of the connection below.</summary>
internal sealed class TlsConnection : TransportConnection
{
    private readonly TransportConnection _inner;
    private readonly SslStream _stream;

    public TlsConnection(TransportConnection inner, SslStream stream)
    {
        _inner = inner;
        _stream = stream;
        Input = new StreamInput(stream);
        Output = new TlsPipeWriter(stream, inner.Output);
    }

    /// <summary>The version of TLS, such as 1.3; null for one that nobody has named.</summary>
    public string? Version => _stream.SslProtocol switch
    {
        SslProtocols.Tls13 => "1.3",
        SslProtocols.Tls12 => "1.2",
        _ => null,
    };

    public override PipeReader Input { get; }

    public override PipeWriter Output { get; }

    public override EndPoint? LocalEndPoint => _inner.LocalEndPoint;

    public override EndPoint? RemoteEndPoint => _inner.RemoteEndPoint;

    public override CancellationToken Closed => _inner.Closed;

    public override ConnectionCloseReason CloseReason => _inner.CloseReason;

    public override long TakenBytes => _inner.TakenBytes;

    public override bool IsEncrypted => true;

    public override bool RunsInline
    {
        get => _inner.RunsInline;
        set => _inner.RunsInline = value;
    }

    internal override IBlockingObserver? BlockingObserver
    {
        get => _inner.BlockingObserver;
        set => _inner.BlockingObserver = value;
    }

    public override void Post(IThreadPoolWorkItem work) => _inner.Post(work);

    public override void Abort() => _inner.Abort();

    public override async ValueTask DisposeAsync()
    {
        try
        {
            // Says goodbye, so that the peer can tell the end from a cut (RFC 8446 §6.1).
            await Output.CompleteAsync().ConfigureAwait(false);

            // The input is not completed: what is unread there goes to the garbage collector, as somebody may still look at it.
            await _stream.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or InvalidOperationException or OperationCanceledException)
        {
            // The peer was faster.
        }
        finally
        {
            await _inner.DisposeAsync().ConfigureAwait(false);
        }
    }
}
