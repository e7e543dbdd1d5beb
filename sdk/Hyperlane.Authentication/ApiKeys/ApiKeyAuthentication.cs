using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Hyperlane.Http;
using Hyperlane.Middleware;

namespace Hyperlane.Authentication;

/// <summary>
/// Finds out which program asks, from a key in a header, and says so as <see cref="HttpContext.User"/>. Lets everybody pass; who may
/// not is said by <c>[Authorize]</c> and <see cref="RequireUser"/>.
/// </summary>
public sealed partial class ApiKeyAuthentication : IMiddleware
{
    private const int MaxKeyLength = 512;

    private readonly string _header;
    private readonly KnownKey[] _keys;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    /// <summary>Made by <c>app.Use</c> and <c>[Use]</c>.</summary>
    /// <param name="services">The services of the app.</param>
    /// <exception cref="StartupException">AddApiKeyAuthentication was not called, or a setting is wrong.</exception>
    public ApiKeyAuthentication(IServiceProvider services)
    {
        var options = SettingCheck.Required<ApiKeyOptions>(services, nameof(ApiKeyBuilding.AddApiKeyAuthentication));
        _header = options.HeaderName;
        _keys = [.. options.Keys.Select(key => new KnownKey(key.Key, Convert.FromHexString(key.Value.Hash), key.Value))];
        _clock = services.GetRequiredService<TimeProvider>();
        _logger = services.GetRequiredService<ILogger<ApiKeyAuthentication>>();
    }

    /// <inheritdoc />
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (context.IsSignedIn)
        {
            return next(context);
        }

        if (context.Request.Headers[_header] is not { } key)
        {
            context.AddChallenge("ApiKey");
            return next(context);
        }

        return InvokeAsync(context, next, key);
    }

    private async ValueTask InvokeAsync(HttpContext context, RequestDelegate next, string key)
    {
        if (await FindAsync(context, key).ConfigureAwait(false) is { } user)
        {
            context.User = user;
        }
        else
        {
            context.AddChallenge("ApiKey error=\"invalid_key\"");
            LogRefused(_logger, context.RemoteEndPoint);
        }

        await next(context).ConfigureAwait(false);
    }

    private async ValueTask<ClaimsPrincipal?> FindAsync(HttpContext context, string key)
    {
        if (key.Length > MaxKeyLength)
        {
            return null;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        KnownKey? found = null;
        foreach (var known in _keys)
        {
            // All of them are compared, each in the same time.
            found = CryptographicOperations.FixedTimeEquals(known.Hash, hash) ? known : found;
        }

        return found is not null ? (found.Key.Expires is { } end && end <= _clock.GetUtcNow() ? null : found.ToUser())
            : context.Services.GetService<IApiKeyStore>() is { } store
            ? await store.FindAsync(Convert.ToHexStringLower(hash), context.RequestAborted).ConfigureAwait(false)
            : null;
    }

    [LoggerMessage(1, LogLevel.Information, "An API key was refused; it came from {RemoteEndPoint}")]
    private static partial void LogRefused(ILogger logger, System.Net.EndPoint? remoteEndPoint);

    private sealed record KnownKey(string Name, byte[] Hash, ApiKey Key)
    {
        public ClaimsPrincipal ToUser()
        {
            var identity = new ClaimsIdentity("ApiKey", "name", "role");
            identity.AddClaim(new Claim("sub", Name));
            identity.AddClaim(new Claim("name", Name));
            identity.AddClaims(Key.Roles.Select(role => new Claim("role", role)));
            return new ClaimsPrincipal(identity);
        }
    }
}
