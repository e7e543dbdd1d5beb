namespace Hyperlane.Transport.Tls;

/// <summary>Where a certificate and its private key are.</summary>
public sealed class CertificateFile
{
    /// <summary>The file: PEM, with the certificates between it and its root behind it, or PFX (PKCS #12).</summary>
    public string Path { get; set; } = "";

    /// <summary>The file of the private key, in PEM. Default: it is in the file of the certificate.</summary>
    public string? KeyPath { get; set; }

    /// <summary>What a key or a PFX is encrypted with. Default: it is not.</summary>
    public string? Password { get; set; }
}
