using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Hyperlane.Tests.Transport;

/// <summary>Certificates that a test makes for itself, and clients that trust them.</summary>
internal static class TestCertificate
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static X509Certificate2 Make(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    /// <summary>Writes a certificate and its key into one file.</summary>
    public static void Write(string path, string name)
    {
        using var made = Make(name);
        using var key = made.GetECDsaPrivateKey()!;
        File.WriteAllText(path, $"{made.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
    }

    /// <summary>Nobody has signed the certificates of these tests; that it is one of them is enough.</summary>
    public static bool IsOurs(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
        => certificate is not null && certificate.Subject == certificate.Issuer;

    /// <summary>Shakes hands over a stream, which is closed with the one that is returned.</summary>
    public static async Task<SslStream> HandshakeAsync(Stream inner, string name, params SslApplicationProtocol[] protocols)
    {
        var stream = new SslStream(inner);
        try
        {
            await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
            {
                TargetHost = name,
                ApplicationProtocols = [.. protocols],
                RemoteCertificateValidationCallback = IsOurs,
                AllowTlsResume = false,
            }).WaitAsync(Patience);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }
}
