using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Hyperlane.Http;

namespace Hyperlane.Authentication;

/// <summary>Makes and checks the tokens of forms: each is of one browser and one user.</summary>
internal sealed class AntiforgeryTokens(Protection protection, AntiforgeryOptions options)
{
    private const int SecretBytes = 32;

    private readonly ProtectedCookie _cookie = new(options.Name, protection.For("antiforgery cookie"), SameSiteMode.Strict);
    private readonly Protector _tokens = protection.For("antiforgery token");

    public AntiforgeryOptions Options => options;

    /// <summary>The token for a form of this answer. The first one sets the cookie.</summary>
    public string Issue(HttpContext context)
    {
        if (context.Items.TryGetValue(typeof(AntiforgeryTokens), out var known))
        {
            return (string)known!;
        }

        if (_cookie.Read(context) is not { Length: SecretBytes } secret)
        {
            secret = RandomNumberGenerator.GetBytes(SecretBytes);
            _cookie.Write(context, secret);
        }

        var token = _tokens.Protect(Content(secret, context.User));
        context.Items[typeof(AntiforgeryTokens)] = token;

        // A page with a token is for one browser.
        context.Response.Headers["Cache-Control"] ??= "no-store";
        return token;
    }

    public bool IsValid(HttpContext context, string? token)
        => !string.IsNullOrEmpty(token) && _tokens.TryUnprotect(token) is { } content
            && _cookie.Read(context) is { Length: SecretBytes } secret
            && CryptographicOperations.FixedTimeEquals(content, Content(secret, context.User));

    /// <summary>The hash of browser and user: a token from before a sign-in is none afterwards.</summary>
    private static byte[] Content(byte[] secret, ClaimsPrincipal user)
    {
        var name = user.FindFirst("sub")?.Value ?? user.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? user.Identity?.Name ?? "";
        return SHA256.HashData([.. secret, .. Encoding.UTF8.GetBytes(name)]);
    }
}
