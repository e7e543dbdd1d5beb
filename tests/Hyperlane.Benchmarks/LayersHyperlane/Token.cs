using System.Security.Claims;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Layers;

/// <summary>The bearer token that both servers take.</summary>
internal static class Token
{
    public const string Issuer = "https://id.example";
    public const string Audience = "layers";
    public const string Key = "a key of the benchmark, which protects nothing";

    public static SymmetricSecurityKey SigningKey { get; } = new(Encoding.UTF8.GetBytes(Key));

    /// <summary>Who asks, in cookies and tokens alike.</summary>
    public static IReadOnlyList<Claim> Claims { get; } = [new("sub", "ada"), new("name", "ada"), new("role", "reader")];

    public static string Create() => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = Audience,
        Subject = new ClaimsIdentity(Claims),
        SigningCredentials = new SigningCredentials(SigningKey, SecurityAlgorithms.HmacSha256),
    });
}
