using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Hyperlane.Soak;

/// <summary>A certificate for this run, in a file of its own.</summary>
internal static class SoakCertificate
{
    public static string Write()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("hyperlane-soak-").FullName, "soak.pem");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        File.WriteAllText(path, $"{made.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        return path;
    }
}
