using System.Buffers.Text;
using System.Security.Cryptography;
using Hyperlane.Http;
using Microsoft.Extensions.Caching.Distributed;

namespace Hyperlane.Authentication;

/// <summary>Where sessions are: their names in a cookie, what they hold in the cache of the app.</summary>
internal sealed class SessionStore(IDistributedCache cache, Protection protection, SessionOptions options)
{
    private const int IdBytes = 32;

    private readonly ProtectedCookie _cookie = new(options.Name, protection.For("session"));
    private readonly DistributedCacheEntryOptions _entry = new() { SlidingExpiration = options.IdleTimeout };
    private readonly string _prefix = $"session:{protection.ApplicationName}:";

    public int MaxBytes => options.MaxBytes;

    public static byte[] NewId() => RandomNumberGenerator.GetBytes(IdBytes);

    public byte[]? ReadId(HttpContext context) => _cookie.Read(context) is { Length: IdBytes } id ? id : null;

    public void WriteId(HttpContext context, byte[] id) => _cookie.Write(context, id);

    public void DeleteId(HttpContext context) => _cookie.Delete(context);

    public async ValueTask<byte[]?> LoadAsync(byte[] id, CancellationToken stop)
        => await cache.GetAsync(Key(id), stop).ConfigureAwait(false);

    public Task SaveAsync(byte[] id, byte[] content) => cache.SetAsync(Key(id), content, _entry);

    public Task RemoveAsync(byte[] id) => cache.RemoveAsync(Key(id));

    /// <summary>The cache may be another machine, which need not know what the cookie says.</summary>
    private string Key(byte[] id) => _prefix + Base64Url.EncodeToString(SHA256.HashData(id));
}
