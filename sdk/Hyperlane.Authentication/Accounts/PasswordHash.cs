using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Hyperlane.Authentication;

/// <summary>
/// A hash by Argon2id (RFC 9106), as the text of the password hashing competition: <c>$argon2id$v=19$m=19456,t=2,p=1$salt$hash</c>.
/// </summary>
internal sealed record PasswordHash(int MemoryKiB, int Passes, byte[] Salt, byte[] Hash)
{
    /// <summary>Bounds for hashes from a database, which may be of another program.</summary>
    public const int MaxMemoryKiB = 1024 * 1024;

    public const int MaxPasses = 100;

    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    public static PasswordHash Of(string password, int memoryKiB, int passes)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return new(memoryKiB, passes, salt, Derive(password, memoryKiB, passes, salt));
    }

    /// <returns>Null for a text that is no such hash.</returns>
    public static PasswordHash? Parse(string text)
    {
        if (text.Split('$') is not ["", "argon2id", "v=19", var parameters, var salt, var hash]
            || parameters.Split(',') is not [['m', '=', .. var memory], ['t', '=', .. var passes], "p=1"]
            || !int.TryParse(memory, NumberStyles.None, CultureInfo.InvariantCulture, out var m) || m is < 8 or > MaxMemoryKiB
            || !int.TryParse(passes, NumberStyles.None, CultureInfo.InvariantCulture, out var t) || t is < 1 or > MaxPasses)
        {
            return null;
        }

        return Decode(salt) is { Length: SaltBytes } s && Decode(hash) is { Length: HashBytes } h ? new(m, t, s, h) : null;
    }

    public bool IsOf(string password)
        => CryptographicOperations.FixedTimeEquals(Derive(password, MemoryKiB, Passes, Salt), Hash);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"$argon2id$v=19$m={MemoryKiB},t={Passes},p=1${Encode(Salt)}${Encode(Hash)}");

    private static byte[] Derive(string password, int memoryKiB, int passes, byte[] salt)
    {
        var bytes = Encoding.UTF8.GetBytes(password);
        try
        {
            var argon = new Argon2id(new Argon2Parameters { DegreeOfParallelism = 1, MemorySize = memoryKiB, NumberOfPasses = passes });
            return argon.DeriveBytes(bytes, salt, HashBytes);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    private static byte[]? Decode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), bytes, out var length) ? bytes[..length] : null;
    }
}
