using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.Tokens;

namespace Hyperlane.Authentication;

/// <summary>Makes of a section of the configuration what tokens are checked by.</summary>
internal static class BearerSettings
{
    /// <summary>HS256 must not have a key shorter than its hash (RFC 7518 §3.2).</summary>
    private const int ShortestSecret = 32;

    public static TokenValidationParameters Read(IConfigurationSection section)
    {
        var key = Key(section);
        return new TokenValidationParameters
        {
            ValidIssuer = Required(section, "Issuer"),
            ValidAudience = Required(section, "Audience"),
            IssuerSigningKey = key,
            ValidAlgorithms = key switch
            {
                RsaSecurityKey => [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256],
                ECDsaSecurityKey => [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512],
                _ => [SecurityAlgorithms.HmacSha256],
            },
            NameClaimType = "name",
            RoleClaimType = "role",
        };
    }

    private static SecurityKey Key(IConfigurationSection section)
    {
        var text = Required(section, "Key");
        if (text.Contains("-----BEGIN", StringComparison.Ordinal))
        {
            return FromPem(text, section);
        }

        var secret = Encoding.UTF8.GetBytes(text);
        return secret.Length >= ShortestSecret
            ? new SymmetricSecurityKey(secret)
            : throw new StartupException(
                $"The setting {section.Path}:Key has {secret.Length} bytes; a secret needs at least {ShortestSecret}.");
    }

    private static SecurityKey FromPem(string pem, IConfigurationSection section)
    {
        try
        {
            var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            return new RsaSecurityKey(rsa);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            // No RSA key; an elliptic one perhaps.
        }

        try
        {
            var curve = ECDsa.Create();
            curve.ImportFromPem(pem);
            return new ECDsaSecurityKey(curve);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            throw new StartupException(
                $"The setting {section.Path}:Key holds no public key of RSA or of an elliptic curve, in PEM.", error);
        }
    }

    private static string Required(IConfigurationSection section, string name)
        => section[name] is { Length: > 0 } value
            ? value
            : throw new StartupException($"The setting {section.Path}:{name} is missing; tokens cannot be checked without it.");
}
