using Microsoft.IdentityModel.Tokens;

namespace Hyperlane.Authentication;

/// <summary>The keys of an issuer, as it published them.</summary>
internal sealed class JwksConfiguration : BaseConfiguration
{
    public JwksConfiguration(string? issuer, IEnumerable<SecurityKey> keys)
    {
        Issuer = issuer!;
        foreach (var key in keys)
        {
            SigningKeys.Add(key);
        }
    }
}
