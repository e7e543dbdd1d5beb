using System.Net;
using System.Net.Security;
using System.Security.Authentication;

namespace Hyperlane.Transport.Tls;

/// <summary>TLS over another transport: each connection shakes hands before it is handed over. Neither waits for the other.</summary>
/// <param name="inner">Brings the connections.</param>
/// <param name="certificates">What to show to whom.</param>
/// <param name="handshakeTimeout">How long a client may take.</param>
/// <param name="onPlain">Gets connections that do not speak TLS, with their first bytes unread.</param>
/// <param name="onFailed">Is told why a handshake failed.</param>
internal sealed class TlsTransport(ITransport inner, CertificateStore certificates, TimeSpan handshakeTimeout, ConnectionDelegate onPlain, Action<string> onFailed) : ITransport
{
    /// <summary>The first byte of a TLS record that begins a handshake (RFC 8446 §5.1).</summary>
    private const byte Handshake = 0x16;

    public ValueTask<ITransportListener> ListenAsync(EndPoint endPoint, ConnectionDelegate onConnection, CancellationToken cancellationToken = default)
        => inner.ListenAsync(endPoint, connection => ServeAsync(connection, onConnection), cancellationToken);

    private async Task ServeAsync(TransportConnection connection, ConnectionDelegate onConnection)
    {
        SslStream? stream = null;
        using var late = new CancellationTokenSource(handshakeTimeout);
        try
        {
            var first = await connection.Input.ReadAsync(late.Token).ConfigureAwait(false);
            var isPlain = !first.Buffer.IsEmpty && first.Buffer.FirstSpan[0] != Handshake;
            connection.Input.AdvanceTo(first.Buffer.Start);
            if (isPlain)
            {
                await onPlain(connection).ConfigureAwait(false);
                return;
            }

            stream = new SslStream(new DuplexPipeStream(connection.Input, connection.Output, static () => { }));
            await stream.AuthenticateAsServerAsync(static (_, hello, certificates, _) => Options((CertificateStore)certificates!, hello), certificates, late.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is AuthenticationException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            onFailed(late.IsCancellationRequested ? "it took too long" : error.InnerException?.Message ?? error.Message);
            if (stream is not null)
            {
                await stream.DisposeAsync().ConfigureAwait(false);
            }

            await connection.DisposeAsync().ConfigureAwait(false);
            return;
        }

        await onConnection(new TlsConnection(connection, stream)).ConfigureAwait(false);
    }

    private static ValueTask<SslServerAuthenticationOptions> Options(CertificateStore certificates, SslClientHelloInfo hello)
        => new(new SslServerAuthenticationOptions
        {
            ServerCertificateContext = certificates.Find(hello.ServerName) ?? throw new AuthenticationException($"There is no certificate for '{hello.ServerName}'."),
            ApplicationProtocols = [SslApplicationProtocol.Http11],
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        });
}
