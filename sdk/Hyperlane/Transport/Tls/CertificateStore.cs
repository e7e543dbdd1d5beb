using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Hyperlane.Transport.Tls;

/// <summary>All certificates of a server, by the name that a client asks for.</summary>
internal sealed class CertificateStore
{
    /// <summary>What marks the certificate that <c>dotnet dev-certs https</c> makes.</summary>
    private const string DevelopmentMark = "1.3.6.1.4.1.311.84.1.1";

    private readonly Dictionary<string, LoadedCertificate> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Func<SslStreamCertificateContext?> _default;

    /// <summary>Loads all that are configured.</summary>
    /// <param name="options">Where they are.</param>
    /// <param name="folder">What relative paths are relative to.</param>
    /// <param name="isDevelopment">Whether the certificate for development will do, where there is no other.</param>
    /// <param name="warn">Is told of what will be a problem, and is none yet.</param>
    /// <exception cref="CertificateException">One cannot be used, or there is none.</exception>
    public CertificateStore(CertificateOptions options, string folder, bool isDevelopment, Action<string> warn)
    {
        foreach (var (host, file) in options.Hosts)
        {
            _hosts[host] = new LoadedCertificate(file, folder, warn);
        }

        if (options.Default is not null)
        {
            var loaded = new LoadedCertificate(options.Default, folder, warn);
            _default = () => loaded.Current;
        }
        else if (isDevelopment && FindDevelopment() is { } development)
        {
            _default = () => development;
        }
        else
        {
            _default = static () => null;
            if (_hosts.Count == 0)
            {
                throw new CertificateException(isDevelopment
                    ? "There is no certificate. Make one for development with: dotnet dev-certs https"
                    : "There is no certificate. Name one in the setting Hyperlane:Certificates:Default:Path.");
            }
        }
    }

    /// <summary>The certificate for a name, or the default; null when there is neither.</summary>
    public SslStreamCertificateContext? Find(string? host)
    {
        if (host is { Length: > 0 } && _hosts.Count > 0)
        {
            var dot = host.IndexOf('.', StringComparison.Ordinal);
            if (_hosts.TryGetValue(host, out var certificate) || (dot > 0 && _hosts.TryGetValue($"*{host[dot..]}", out certificate)))
            {
                return certificate.Current;
            }
        }

        return _default();
    }

    private static SslStreamCertificateContext? FindDevelopment()
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser, OpenFlags.ReadOnly);
        var now = DateTime.Now;
        var found = store.Certificates
            .Where(one => one.HasPrivateKey && one.NotBefore <= now && now <= one.NotAfter
                && one.Extensions.Any(extension => extension.Oid?.Value == DevelopmentMark))
            .MaxBy(one => one.NotAfter);
        return found is null ? null : SslStreamCertificateContext.Create(found, null, offline: true);
    }
}
