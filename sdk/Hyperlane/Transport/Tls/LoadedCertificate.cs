using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Hyperlane.Transport.Tls;

/// <summary>A certificate of a file, ready for handshakes, and read again when the file has changed: renewals need no restart.</summary>
internal sealed class LoadedCertificate
{
    /// <summary>How often to look whether a file has changed, in milliseconds.</summary>
    private const long LookEvery = 1000;

    private readonly CertificateFile _file;
    private readonly Action<string> _warn;
    private readonly string _path;
    private readonly string _keyPath;
    private readonly Lock _gate = new();
    private volatile SslStreamCertificateContext _context;
    private DateTime _changed;
    private DateTime _failed;
    private long _looked = Environment.TickCount64;

    /// <summary>Loads it.</summary>
    /// <exception cref="CertificateException">It cannot be used.</exception>
    public LoadedCertificate(CertificateFile file, string folder, Action<string> warn)
    {
        _file = file;
        _warn = warn;
        _path = Path.Combine(folder, file.Path);
        _keyPath = file.KeyPath is null ? _path : Path.Combine(folder, file.KeyPath);
        _changed = Changed();
        _context = Load();
    }

    /// <summary>The certificate as its file has it now, or had it last when it could be read.</summary>
    public SslStreamCertificateContext Current
    {
        get
        {
            if (Environment.TickCount64 - Volatile.Read(ref _looked) > LookEvery)
            {
                Renew();
            }

            return _context;
        }
    }

    private void Renew()
    {
        lock (_gate)
        {
            Volatile.Write(ref _looked, Environment.TickCount64);
            var changed = Changed();
            if (changed == _changed)
            {
                return;
            }

            try
            {
                _context = Load();
                _changed = changed;
                _failed = default;
            }
            catch (CertificateException error)
            {
                // Half written, perhaps. The next look will see; until then the old one serves.
                if (_failed != changed)
                {
                    _failed = changed;
                    _warn($"{error.Message} The one that was there before stays in use.");
                }
            }
        }
    }

    /// <summary>The later of the two files' dates.</summary>
    private DateTime Changed()
    {
        var certificate = File.GetLastWriteTimeUtc(_path);
        var key = File.GetLastWriteTimeUtc(_keyPath);
        return key > certificate ? key : certificate;
    }

    private SslStreamCertificateContext Load()
    {
        if (!File.Exists(_path))
        {
            throw new CertificateException($"The certificate {_path} is not there.");
        }

        try
        {
            var chain = new X509Certificate2Collection();
            var certificate = IsPem() ? LoadPem(chain) : LoadPfx(chain);
            if (certificate.NotAfter < DateTime.Now)
            {
                _warn($"The certificate {_path} has expired: clients will not trust it.");
            }

            return SslStreamCertificateContext.Create(certificate, chain, offline: true);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new CertificateException(
                $"The certificate {_path} cannot be read: {error.Message.TrimEnd('.')}. Check the file and its password.", error);
        }
    }

    private bool IsPem() => File.ReadAllText(_path).Contains("-----BEGIN", StringComparison.Ordinal);

    private X509Certificate2 LoadPem(X509Certificate2Collection chain)
    {
        if (!File.Exists(_keyPath))
        {
            throw new CertificateException($"The private key {_keyPath} is not there.");
        }

        if (!File.ReadAllText(_keyPath).Contains("PRIVATE KEY-----", StringComparison.Ordinal))
        {
            throw new CertificateException($"There is no private key in {_keyPath}. Name its file as KeyPath.");
        }

        chain.ImportFromPemFile(_path);
        return _file.Password is null
            ? X509Certificate2.CreateFromPemFile(_path, _keyPath)
            : X509Certificate2.CreateFromEncryptedPemFile(_path, _file.Password, _keyPath);
    }

    private X509Certificate2 LoadPfx(X509Certificate2Collection chain)
    {
        chain.AddRange(X509CertificateLoader.LoadPkcs12CollectionFromFile(_path, _file.Password));
        return chain.FirstOrDefault(one => one.HasPrivateKey)
            ?? throw new CertificateException($"The certificate {_path} has no private key.");
    }
}
