namespace Hyperlane.Transport.Tls;

/// <summary>
/// The certificates for https:// addresses; bound from the section <c>Hyperlane:Certificates</c> of the configuration. Files are read again
/// when they change.
/// </summary>
public sealed class CertificateOptions
{
    /// <summary>The certificate for clients that ask for none of <see cref="Hosts"/>.</summary>
    public CertificateFile? Default { get; set; }

    /// <summary>
    /// Certificates by the name that a client asks for (SNI, RFC 6066 §3): <c>example.org</c>, or <c>*.example.org</c> for one label more.
    /// </summary>
    public IDictionary<string, CertificateFile> Hosts { get; } = new Dictionary<string, CertificateFile>(StringComparer.OrdinalIgnoreCase);
}
