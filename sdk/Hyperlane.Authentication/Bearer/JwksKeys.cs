using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Hyperlane.Authentication;

/// <summary>
/// The keys that an issuer publishes (RFC 7517), by OpenID discovery or at an address: kept, fetched again when they are old, and when a
/// token names a key that is not among them, which is how an issuer changes its keys.
/// </summary>
/// <remarks>
/// A client may send any number of tokens with keys that nobody has: the address is asked once in a while at most. While it does not
/// answer, the keys of before count; without any, tokens are refused.
/// </remarks>
internal sealed partial class JwksKeys(Uri address, TimeSpan maxAge, TimeSpan minInterval, TimeProvider clock, ILogger logger)
    : BaseConfigurationManager
{
    private const long MaxAnswerBytes = 1024 * 1024;
    private const string DiscoveryEnd = "/.well-known/openid-configuration";

    private static readonly HttpClient Client = new(new SocketsHttpHandler
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AllowAutoRedirect = false,
    })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = MaxAnswerBytes,
    };

    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile JwksConfiguration? _current;
    private volatile bool _isAsked;
    private DateTimeOffset _fetched = DateTimeOffset.MinValue;
    private DateTimeOffset _tried = DateTimeOffset.MinValue;

    /// <inheritdoc />
    public override void RequestRefresh() => _isAsked = true;

    /// <inheritdoc />
    public override async Task<BaseConfiguration> GetBaseConfigurationAsync(CancellationToken cancel)
    {
        if (IsDue(clock.GetUtcNow()))
        {
            await _turn.WaitAsync(cancel).ConfigureAwait(false);
            try
            {
                if (IsDue(clock.GetUtcNow()))
                {
                    await FetchAsync(cancel).ConfigureAwait(false);
                }
            }
            finally
            {
                _turn.Release();
            }
        }

        return _current ?? throw new InvalidOperationException("The keys of the issuer are not to be had.");
    }

    private bool IsDue(DateTimeOffset now)
        => (_current is null || _isAsked || now - _fetched >= maxAge) && now - _tried >= minInterval;

    private async Task FetchAsync(CancellationToken stop)
    {
        (_tried, _isAsked) = (clock.GetUtcNow(), false);
        try
        {
            var (issuer, keys) = await ReadAsync(stop).ConfigureAwait(false);
            _current = new JwksConfiguration(issuer, keys);
            _fetched = _tried;
        }
        catch (Exception error) when (error is HttpRequestException or JsonException or InvalidDataException or ArgumentException
            || (error is OperationCanceledException && !stop.IsCancellationRequested))
        {
            LogFailed(logger, address, error.Message);
        }
    }

    private async Task<(string? Issuer, IEnumerable<SecurityKey> Keys)> ReadAsync(CancellationToken stop)
    {
        if (!address.AbsolutePath.EndsWith(DiscoveryEnd, StringComparison.Ordinal))
        {
            return (null, await KeysAsync(address, stop).ConfigureAwait(false));
        }

        using var document = JsonDocument.Parse(await GetAsync(address, stop).ConfigureAwait(false));
        var issuer = Text(document, "issuer");
        var expected = address.AbsoluteUri[..^DiscoveryEnd.Length];
        if (issuer.TrimEnd('/') != expected)
        {
            throw new InvalidDataException($"It is of the issuer '{issuer}', not of '{expected}' (OpenID Connect Discovery §4.3).");
        }

        var keys = new Uri(address, Text(document, "jwks_uri"));
        return keys.Scheme == Uri.UriSchemeHttps || keys.IsLoopback
            ? (issuer, await KeysAsync(keys, stop).ConfigureAwait(false))
            : throw new InvalidDataException("Its keys are at an address that is not https.");
    }

    private static string Text(JsonDocument document, string name)
        => document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new InvalidDataException($"It has no '{name}'.");

    private static async Task<IEnumerable<SecurityKey>> KeysAsync(Uri address, CancellationToken stop)
    {
        var keys = new JsonWebKeySet(await GetAsync(address, stop).ConfigureAwait(false)).GetSigningKeys();

        // What signs and checks with one secret must not be published, so whoever knows such a key could make tokens.
        var usable = keys.Where(key => key is not SymmetricSecurityKey and not JsonWebKey { Kty: "oct" }).ToList();
        return usable.Count > 0 ? usable : throw new InvalidDataException("It has no public keys.");
    }

    private static async Task<string> GetAsync(Uri address, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var answer = await Client.SendAsync(request, stop).ConfigureAwait(false);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(stop).ConfigureAwait(false);
    }

    [LoggerMessage(1, LogLevel.Warning, "The keys that tokens are checked by could not be fetched from {Address}: {Reason}")]
    private static partial void LogFailed(ILogger logger, Uri address, string reason);
}
