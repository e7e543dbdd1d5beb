using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.Tokens;

namespace Hyperlane.Authentication;

/// <summary>Makes of a section of the configuration what tokens are checked by.</summary>
internal sealed class BearerSettings(IConfigurationSection section)
{
    /// <summary>HS256 must not have a key shorter than its hash (RFC 7518 §3.2).</summary>
    private const int MinSecretBytes = 32;

    private static readonly string[] SymmetricAlgorithms = [SecurityAlgorithms.HmacSha256];

    private static readonly string[] RsaAlgorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
    ];

    private static readonly string[] CurveAlgorithms =
        [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512];

    /// <summary>Where the keys of the issuer are to be had; null if they stand in the section.</summary>
    private Uri? Jwks => Address("Authority") is { } authority
        ? new Uri($"{authority.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration")
        : Address("JwksUri");

    private IEnumerable<IConfigurationSection> KeySections => section.GetSection("Keys").GetChildren();

    /// <exception cref="StartupException">A setting is missing or wrong.</exception>
    public TokenValidationParameters Read(TimeProvider clock, ILogger logger)
    {
        var keys = Keys();
        var hasAuthority = section["Authority"] is { Length: > 0 };
        var parameters = new TokenValidationParameters
        {
            ValidIssuers = hasAuthority && section["Issuer"] is null && !Several("Issuer").Any() ? null : RequiredList("Issuer"),
            ValidAudiences = RequiredList("Audience"),
            IssuerSigningKeys = keys,
            ValidAlgorithms = Jwks is not null ? [.. RsaAlgorithms, .. CurveAlgorithms] : [.. keys.SelectMany(Algorithms).Distinct()],
            NameClaimType = "name",
            RoleClaimType = "role",
        };
        if (Jwks is { } address)
        {
            parameters.ConfigurationManager = new JwksKeys(
                address,
                Time("RefreshInterval", TimeSpan.FromHours(12)),
                Time("MinRefreshInterval", TimeSpan.FromSeconds(30)),
                clock,
                logger);
        }

        return parameters;
    }

    private List<SecurityKey> Keys()
    {
        var keys = KeySections.Select(one => Key(one.Path, one.Value, one.Key)).ToList();
        if (section["Key"] is { Length: > 0 } || (keys.Count == 0 && Jwks is null))
        {
            keys.Insert(0, Key($"{section.Path}:Key", Required("Key"), null));
        }

        return Jwks is not null && keys.Count > 0
            ? throw new StartupException(
                $"The section {section.Path} has keys of its own and an address of keys; name either Key and Keys, or Authority or JwksUri.")
            : keys;
    }

    private static string[] Algorithms(SecurityKey key) => key switch
    {
        RsaSecurityKey => RsaAlgorithms,
        ECDsaSecurityKey => CurveAlgorithms,
        _ => SymmetricAlgorithms,
    };

    private static SecurityKey Key(string setting, string? text, string? name)
    {
        text ??= "";
        var key = text.Contains("-----BEGIN", StringComparison.Ordinal) ? FromPem(setting, text) : Secret(setting, text);
        key.KeyId = name ?? key.KeyId;
        return key;
    }

    private static SymmetricSecurityKey Secret(string setting, string text)
    {
        var secret = Encoding.UTF8.GetBytes(text);
        return secret.Length >= MinSecretBytes
            ? new SymmetricSecurityKey(secret)
            : throw new StartupException($"The setting {setting} has {secret.Length} bytes; a secret needs at least {MinSecretBytes}.");
    }

    private static SecurityKey FromPem(string setting, string pem)
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
            throw new StartupException($"The setting {setting} holds no public key of RSA or of an elliptic curve, in PEM.", error);
        }
    }

    /// <summary>An address that only https protects: who could change what it answers could sign in as anybody.</summary>
    private Uri? Address(string name)
        => section[name] is not { Length: > 0 } text ? null
            : Uri.TryCreate(text, UriKind.Absolute, out var uri)
                && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            ? uri
            : throw new StartupException(
                $"The setting {section.Path}:{name} is wrong: '{text}' is no https address (http is for this machine only).");

    private TimeSpan Time(string name, TimeSpan fallback)
        => section[name] is not { Length: > 0 } text ? fallback
            : TimeSpan.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var time) && time > TimeSpan.Zero ? time
            : throw new StartupException($"The setting {section.Path}:{name} is '{text}', which is not a time such as 00:00:30.");

    /// <summary>The values of a setting that may be one text, or a list under its name in the plural.</summary>
    private List<string> RequiredList(string name)
        => Several(name).ToList() is { Count: > 0 } all ? all : [Required(name)];

    private IEnumerable<string> Several(string name)
        => section.GetSection($"{name}s").GetChildren().Select(one => one.Value).Append(section[name])
            .OfType<string>().Where(value => value.Length > 0);

    private string Required(string name)
        => section[name] is { Length: > 0 } value
            ? value
            : throw new StartupException($"The setting {section.Path}:{name} is missing; tokens cannot be checked without it.");
}
