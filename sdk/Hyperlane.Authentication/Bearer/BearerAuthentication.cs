using System.Security.Claims;
using Hyperlane.Http;
using Hyperlane.Middleware;
using Hyperlane.Values;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Hyperlane.Authentication;

/// <summary>
/// Finds out who asks, from a bearer token (RFC 6750) that is a JWT (RFC 7519), and says so as
/// <see cref="HttpContext.User"/>. Lets everybody pass: who may not is the affair of <see cref="RequireUser"/>.
/// </summary>
/// <param name="parameters">What makes a token good.</param>
/// <param name="logger">Is told why a token is not.</param>
public sealed partial class BearerAuthentication(TokenValidationParameters parameters, ILogger<BearerAuthentication> logger) : IMiddleware
{
    private const string Scheme = "Bearer ";

    /// <summary>Longer than any token of a server that means well; each is read before its signature is checked.</summary>
    private const int MaxTokenLength = 16 * 1024;

    private readonly JsonWebTokenHandler _tokens = new() { MaximumTokenSizeInBytes = MaxTokenLength };

    /// <inheritdoc />
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (context.IsSignedIn)
        {
            return next(context);
        }

        if (context.Request.Headers["Authorization"] is { } value && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return InvokeAsync(context, next, value[Scheme.Length..].Trim());
        }

        context.AddChallenge("Bearer");
        return next(context);
    }

    private async ValueTask InvokeAsync(HttpContext context, RequestDelegate next, string token)
    {
        if (token.Length > MaxTokenLength)
        {
            context.AddChallenge("Bearer error=\"invalid_token\", error_description=\"The token is not valid here\"");
            LogRefused(logger, "TooLong", $"It has {token.Length} characters.");
            await next(context).ConfigureAwait(false);
            return;
        }

        var result = await _tokens.ValidateTokenAsync(token, parameters).ConfigureAwait(false);
        if (result.IsValid)
        {
            context.User = new ClaimsPrincipal(result.ClaimsIdentity);
        }
        else
        {
            // The client learns that it is the token, and of an expired one also that; the rest is for the log.
            var reason = result.Exception is SecurityTokenExpiredException ? "The token has expired" : "The token is not valid here";
            context.AddChallenge($"Bearer error=\"invalid_token\", error_description=\"{reason}\"");
            LogRefused(logger, result.Exception.GetType().Name, ClientText.Line(result.Exception.Message));
        }

        await next(context).ConfigureAwait(false);
    }

    [LoggerMessage(1, LogLevel.Information, "A bearer token was refused: {Kind}, {Reason}")]
    private static partial void LogRefused(ILogger logger, string kind, string reason);
}
