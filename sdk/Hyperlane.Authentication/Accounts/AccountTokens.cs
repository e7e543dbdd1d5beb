using System.Security.Cryptography;
using System.Text;

namespace Hyperlane.Authentication;

/// <summary>Tokens to send to a user by mail: for one purpose, one user, a while, and until the security stamp changes.</summary>
internal sealed class AccountTokens(Protection protection, AccountOptions options, TimeProvider clock)
{
    public string Issue(string purpose, IUser user)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write((clock.GetUtcNow() + options.TokenLifespan).UtcTicks);
        writer.Write(user.Id);
        writer.Write(Stamp(user));
        writer.Flush();
        return protection.For(purpose).Protect(stream.ToArray());
    }

    /// <summary>Whose token it is; null for one that is forged, of another purpose, or too old.</summary>
    public string? UserIdOf(string purpose, string token) => Read(purpose, token)?.Id;

    public bool IsOf(string purpose, string token, IUser user)
        => Read(purpose, token) is var (id, stamp) && id == user.Id && CryptographicOperations.FixedTimeEquals(stamp, Stamp(user));

    private (string Id, byte[] Stamp)? Read(string purpose, string token)
    {
        if (protection.For(purpose).TryUnprotect(token) is not { } bytes)
        {
            return null;
        }

        using var reader = new BinaryReader(new MemoryStream(bytes));
        return new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero) > clock.GetUtcNow()
            ? (reader.ReadString(), reader.ReadBytes(SHA256.HashSizeInBytes))
            : null;
    }

    private static byte[] Stamp(IUser user) => SHA256.HashData(Encoding.UTF8.GetBytes($"{user.SecurityStamp} {user.IsConfirmed}"));
}
