using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Hyperlane.Authentication;

/// <summary>Bytes to a text that only the keys of the app can read or make, and back.</summary>
internal sealed class Protector(IDataProtector protector)
{
    /// <summary>A client may send what it likes; nothing of ours is longer.</summary>
    private const int MaxLength = 8192;

    /// <summary>The text, of characters that a cookie and a URL can hold.</summary>
    public string Protect(byte[] bytes) => Base64Url.EncodeToString(protector.Protect(bytes));

    /// <summary>The bytes; null if the text was not made by these keys for this purpose.</summary>
    public byte[]? TryUnprotect(string text)
    {
        if (text.Length > MaxLength || !Base64Url.IsValid(text))
        {
            return null;
        }

        try
        {
            return protector.Unprotect(Base64Url.DecodeFromChars(text));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
