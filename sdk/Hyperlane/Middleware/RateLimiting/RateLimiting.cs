using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Hyperlane.Http;

namespace Hyperlane.Middleware;

/// <summary>
/// Lets each client do so many requests and no more; others are answered with 429 and told when to come back (RFC 6585 §4).
/// </summary>
/// <remarks>
/// Goes inside of what finds out who asks, where it counts by user, and outside of everything that costs something. Each one that is put
/// around an app, a group or a route counts by itself. It counts in this process alone.
/// </remarks>
/// <example>
/// <code>
/// app.Use&lt;RateLimiting&gt;();
/// app.MapGroup("/login").Use(new RateLimiting(new RateLimitingOptions { Name = "login", PermitLimit = 5 }));
/// </code>
/// </example>
public sealed class RateLimiting : IMiddleware
{
    private readonly RateLimitingOptions _options;
    private readonly LimitTable _limits;
    private readonly string _policy;
    private readonly string _rule;

    /// <summary>Limits requests as the options say. They are read now, and must not be changed afterwards.</summary>
    /// <exception cref="ArgumentException">One of the options makes no sense.</exception>
    public RateLimiting(RateLimitingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Fault() is { } fault)
        {
            throw new ArgumentException($"{nameof(RateLimitingOptions)}.{fault}", nameof(options));
        }

        _options = options;
        _limits = new LimitTable(options);
        _policy = PolicyOf(options);
        _rule = RuleOf(options);
    }

    /// <summary>How many limits are in memory.</summary>
    internal int Count => _limits.Count;

    /// <inheritdoc />
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);

        // Nothing else waits, and to ask for the token starts a watch.
        var stop = _options.QueueLimit > 0 ? context.RequestAborted : CancellationToken.None;
        var acquiring = _limits.AcquireAsync(KeyOf(context), stop, out var limit);
        return acquiring.IsCompletedSuccessfully
            ? GoOn(context, next, acquiring.Result, limit)
            : WaitAsync(context, next, acquiring, limit);
    }

    private static string PolicyOf(RateLimitingOptions options)
    {
        var seconds = Math.Max(1, (long)Math.Ceiling(options.Window.TotalSeconds));
        return options.Algorithm switch
        {
            RateLimitAlgorithm.Concurrency => Text($"\"{options.Name}\";q={options.PermitLimit};qu=\"concurrent-requests\""),
            RateLimitAlgorithm.TokenBucket =>
                Text($"\"{options.Name}\";q={options.TokensPerPeriod ?? options.PermitLimit};w={seconds}"),
            _ => Text($"\"{options.Name}\";q={options.PermitLimit};w={seconds}"),
        };
    }

    private static string RuleOf(RateLimitingOptions options) => options.Algorithm switch
    {
        RateLimitAlgorithm.Concurrency => Text($"No more than {options.PermitLimit} requests are answered at the same time"),
        RateLimitAlgorithm.TokenBucket => Text(
            $"{options.TokensPerPeriod ?? options.PermitLimit} requests may be sent in {options.Window:g}, {options.PermitLimit} at once"),
        _ => Text($"{options.PermitLimit} requests may be sent in {options.Window:g}"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    internal static string? UserOf(ClaimsPrincipal user) => user.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? user.Identity?.Name;

    private static async ValueTask HoldAsync(HttpContext context, RequestDelegate next, RateLimitLease lease)
    {
        using (lease)
        {
            await next(context).ConfigureAwait(false);
        }
    }

    private LimitKey KeyOf(HttpContext context)
    {
        var key = OwnKeyOf(context) is { } own ? LimitKey.Of(LimitKeyKind.Key, own)
            : _options.PartitionBy.HasFlag(RateLimitBy.User) && context.IsSignedIn && UserOf(context.User) is { } user
                ? LimitKey.Of(LimitKeyKind.User, user)
            : (_options.PartitionBy & (RateLimitBy.User | RateLimitBy.Address)) != 0 ? LimitKey.Of(context.RemoteEndPoint)
            : new LimitKey(LimitKeyKind.Everyone);
        return _options.PartitionBy.HasFlag(RateLimitBy.Route) ? key with { Route = HandlerPace.RouteOf(context) } : key;
    }

    private string? OwnKeyOf(HttpContext context)
        => _options.PartitionKey?.Invoke(context)
            ?? (_options.PartitionHeader is { } header ? context.Request.Headers[header] : null);

    private async ValueTask WaitAsync(HttpContext context, RequestDelegate next, ValueTask<RateLimitLease> acquiring, Limit limit)
    {
        var lease = await acquiring.ConfigureAwait(false);
        await GoOn(context, next, lease, limit).ConfigureAwait(false);
    }

    private ValueTask GoOn(HttpContext context, RequestDelegate next, RateLimitLease lease, Limit limit)
    {
        if (_options.SendRateLimitFields)
        {
            var (remaining, seconds) = limit.State();
            context.Response.Headers.Append("RateLimit-Policy", _policy);
            context.Response.Headers.Append("RateLimit", _options.Algorithm == RateLimitAlgorithm.Concurrency
                ? string.Create(CultureInfo.InvariantCulture, $"\"{_options.Name}\";r={remaining}")
                : string.Create(CultureInfo.InvariantCulture, $"\"{_options.Name}\";r={remaining};t={seconds}"));
        }

        return !lease.IsAcquired ? RefuseAsync(context, limit.State().Seconds)

            // Only a request under way holds something; what a window or a bucket has given is gone.
            : _options.Algorithm == RateLimitAlgorithm.Concurrency ? HoldAsync(context, next, lease)
            : next(context);
    }

    private ValueTask RefuseAsync(HttpContext context, long seconds)
    {
        context.Response.Headers["Retry-After"] = seconds.ToString(CultureInfo.InvariantCulture);
        return context.Problem(new ProblemDetails
        {
            Status = _options.RejectionStatusCode,
            Detail = Text($"{_rule}. Try again in {seconds} {(seconds == 1 ? "second" : "seconds")}."),
            Extensions = { ["policy"] = _options.Name, ["retryAfter"] = seconds },
        });
    }
}
