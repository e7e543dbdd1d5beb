using System.Net.Security;
using System.Security.Authentication;

namespace Hyperlane.Transport.Tls;

/// <summary>Turns a connection into one over TLS.</summary>
/// <param name="certificates">What to show to whom.</param>
/// <param name="timeout">How long a client may take.</param>
/// <param name="onFailed">Is told why a handshake failed.</param>
internal sealed class TlsHandshake(CertificateStore certificates, TimeSpan timeout, Action<string> onFailed)
{
    /// <summary>The first byte of a TLS record that begins a handshake (RFC 8446 §5.1).</summary>
    private const byte Handshake = 0x16;

    /// <summary>Whether a client speaks TLS; its bytes stay unread. It gets the time of a handshake to say something.</summary>
    /// <returns>Null for a client that says nothing, or has left; its connection is closed.</returns>
    public async Task<bool?> IsSpokenAsync(TransportConnection connection)
    {
        using var late = new CancellationTokenSource(timeout);
        try
        {
            var first = await connection.Input.ReadAsync(late.Token).ConfigureAwait(false);
            bool? isSpoken = first.Buffer.IsEmpty ? null : first.Buffer.FirstSpan[0] == Handshake;
            connection.Input.AdvanceTo(first.Buffer.Start);
            if (isSpoken is null)
            {
                await connection.DisposeAsync().ConfigureAwait(false);
            }

            return isSpoken;
        }
        catch (Exception error) when (IsFailure(error))
        {
            await FailAsync(connection, null, error, late.IsCancellationRequested).ConfigureAwait(false);
            return null;
        }
    }

    /// <summary>Shakes hands.</summary>
    /// <returns>The connection over TLS, or null when that failed; then it is closed.</returns>
    public async Task<TlsConnection?> RunAsync(TransportConnection connection)
    {
        var stream = new SslStream(new DuplexPipeStream(connection.Input, connection.Output, static () => { }));
        using var late = new CancellationTokenSource(timeout);
        try
        {
            await stream.AuthenticateAsServerAsync(static (_, hello, certificates, _) => Options((CertificateStore)certificates!, hello),
                certificates, late.Token).ConfigureAwait(false);
            return new TlsConnection(connection, stream);
        }
        catch (Exception error) when (IsFailure(error))
        {
            await FailAsync(connection, stream, error, late.IsCancellationRequested).ConfigureAwait(false);
            return null;
        }
    }

    private static bool IsFailure(Exception error)
        => error is AuthenticationException or IOException or OperationCanceledException or ObjectDisposedException
            or InvalidOperationException;

    private static ValueTask<SslServerAuthenticationOptions> Options(CertificateStore certificates, SslClientHelloInfo hello)
        => new(new SslServerAuthenticationOptions
        {
            ServerCertificateContext = certificates.Find(hello.ServerName)
                ?? throw new AuthenticationException($"There is no certificate for '{hello.ServerName}'."),
            ApplicationProtocols = [SslApplicationProtocol.Http11],
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        });

    private async Task FailAsync(TransportConnection connection, SslStream? stream, Exception error, bool isLate)
    {
        onFailed(isLate ? "it took too long" : error.InnerException?.Message ?? error.Message);
        if (stream is not null)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
        }

        await connection.DisposeAsync().ConfigureAwait(false);
    }
}
