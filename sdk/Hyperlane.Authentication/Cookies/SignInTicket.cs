using System.Security.Claims;

namespace Hyperlane.Authentication;

/// <summary>What the cookie of a sign-in holds.</summary>
/// <param name="User">Who has signed in.</param>
/// <param name="Issued">When the cookie was set, which may be long after the sign-in.</param>
/// <param name="Expires">Until when it counts.</param>
/// <param name="Until">Until when it can be lengthened.</param>
/// <param name="Checked">When the user was last looked up.</param>
/// <param name="IsPersistent">Whether the browser keeps it when it is closed.</param>
internal sealed record SignInTicket(ClaimsPrincipal User, DateTimeOffset Issued, DateTimeOffset Expires, DateTimeOffset Until,
    DateTimeOffset Checked, bool IsPersistent)
{
    private const byte Version = 1;

    /// <summary>A bound for what the cookie of an older version may say.</summary>
    private const int MaxItems = 1000;

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Version);
        writer.Write(IsPersistent);
        foreach (var time in (DateTimeOffset[])[Issued, Expires, Until, Checked])
        {
            writer.Write(time.UtcTicks);
        }

        var identities = User.Identities.ToArray();
        writer.Write7BitEncodedInt(identities.Length);
        foreach (var identity in identities)
        {
            writer.Write(identity.AuthenticationType ?? "");
            writer.Write(identity.NameClaimType);
            writer.Write(identity.RoleClaimType);
            var claims = identity.Claims.ToArray();
            writer.Write7BitEncodedInt(claims.Length);
            foreach (var claim in claims)
            {
                writer.Write(claim.Type);
                writer.Write(claim.Value);
                writer.Write(claim.ValueType == ClaimValueTypes.String ? "" : claim.ValueType);
            }
        }

        writer.Flush();
        return stream.ToArray();
    }

    /// <returns>Null for what another version wrote.</returns>
    public static SignInTicket? FromBytes(byte[] bytes)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes));
            if (reader.ReadByte() != Version)
            {
                return null;
            }

            var isPersistent = reader.ReadBoolean();
            var (issued, expires, until, check) = (Time(reader), Time(reader), Time(reader), Time(reader));
            var identities = Enumerable.Range(0, Count(reader)).Select(_ => Identity(reader)).ToArray();
            return new(new ClaimsPrincipal(identities), issued, expires, until, check, isPersistent);
        }
        catch (Exception error) when (error is IOException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static ClaimsIdentity Identity(BinaryReader reader)
    {
        var (type, name, role) = (reader.ReadString(), reader.ReadString(), reader.ReadString());
        var identity = new ClaimsIdentity(type.Length == 0 ? null : type, name, role);
        for (var rest = Count(reader); rest > 0; rest--)
        {
            var (kind, value, valueType) = (reader.ReadString(), reader.ReadString(), reader.ReadString());
            identity.AddClaim(new Claim(kind, value, valueType.Length == 0 ? ClaimValueTypes.String : valueType));
        }

        return identity;
    }

    private static DateTimeOffset Time(BinaryReader reader) => new(reader.ReadInt64(), TimeSpan.Zero);

    private static int Count(BinaryReader reader)
        => reader.Read7BitEncodedInt() is >= 0 and <= MaxItems and var count ? count : throw new FormatException();
}
