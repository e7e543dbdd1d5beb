using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Hyperlane.Authentication;

/// <summary>Makes API keys and their hashes. A key is 256 random bits, so that a fast hash is enough.</summary>
public static class ApiKeyHash
{
    /// <summary>A new key, to give away once.</summary>
    public static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>The SHA-256 of a key, in hexadecimal digits: to keep.</summary>
    /// <param name="key">The key.</param>
    public static string Of(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }
}
