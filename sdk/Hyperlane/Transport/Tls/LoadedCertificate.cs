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
    private readonly string _path;
    private readonly Lock _gate = new();
    private volatile SslStreamCertificateContext _context;
    private DateTime _changed;
    private long _looked = Environment.TickCount64;

    /// <summary>Loads it.</summary>
    /// <exception cref="CertificateException">It cannot be used.</exception>
    public LoadedCertificate(CertificateFile file, string folder)
    {
        _file = file;
        _path = Path.Combine(folder, file.Path);
        _changed = Changed();
        _context = Load(folder);
        Folder = folder;
    }

    private string Folder { get; }

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
            if (Changed() == _changed)
            {
                return;
            }

            try
            {
                var changed = Changed();
                _context = Load(Folder);
                _changed = changed;
            }
            catch (CertificateException)
            {
                // Half written, perhaps. The next look will see; until then the old one serves.
            }
        }
    }

    /// <summary>The later of the two files' dates.</summary>
    private DateTime Changed()
    {
        var certificate = File.GetLastWriteTimeUtc(_path);
        var key = _file.KeyPath is null ? certificate : File.GetLastWriteTimeUtc(Path.Combine(Path.GetDirectoryName(_path)!, _file.KeyPath));
        return key > certificate ? key : certificate;
    }

    private SslStreamCertificateContext Load(string folder)
    {
        if (!File.Exists(_path))
        {
            throw new CertificateException($"The certificate {_path} is not there.");
        }

        try
        {
            var chain = new X509Certificate2Collection();
            var certificate = IsPem() ? LoadPem(folder, chain) : LoadPfx(chain);
            return certificate.HasPrivateKey
                ? SslStreamCertificateContext.Create(certificate, chain, offline: true)
                : throw new CertificateException($"The certificate {_path} has no private key. Name its file as KeyPath.");
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new CertificateException($"The certificate {_path} cannot be read: {error.Message.TrimEnd('.')}. Check the file and its password.", error);
        }
    }

    private bool IsPem() => File.ReadAllText(_path).Contains("-----BEGIN", StringComparison.Ordinal);

    private X509Certificate2 LoadPem(string folder, X509Certificate2Collection chain)
    {
        var key = _file.KeyPath is null ? _path : Path.Combine(folder, _file.KeyPath);
        if (!File.Exists(key))
        {
            throw new CertificateException($"The private key {key} is not there.");
        }

        chain.ImportFromPemFile(_path);
        return _file.Password is null
            ? X509Certificate2.CreateFromPemFile(_path, key)
            : X509Certificate2.CreateFromEncryptedPemFile(_path, _file.Password, key);
    }

    private X509Certificate2 LoadPfx(X509Certificate2Collection chain)
    {
        chain.AddRange(X509CertificateLoader.LoadPkcs12CollectionFromFile(_path, _file.Password));
        return chain.FirstOrDefault(one => one.HasPrivateKey) ?? throw new CertificateException($"The certificate {_path} has no private key.");
    }
}
