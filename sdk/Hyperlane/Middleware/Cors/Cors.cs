using Hyperlane.Http;
using Hyperlane.Http.Messages;
using Hyperlane.Values;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hyperlane.Middleware;

/// <summary>
/// Lets pages of other origins read what is answered here (CORS, https://fetch.spec.whatwg.org/#http-cors-protocol): answers preflights,
/// and sets the headers that browsers look for, also on failures, so that a page sees why.
/// </summary>
/// <remarks>
/// <para>
/// It works around all other middleware, wherever it stands, and answers the preflight of each route by the policy of that route: the
/// innermost of route, group and app. Routes need no OPTIONS for it.
/// </para>
/// <para>
/// Pages of origins that the policy names (not by <c>*</c>) also pass <see cref="CrossOriginProtection"/>, and may connect to WebSockets.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// app.Use&lt;Cors&gt;();
/// </code>
/// </example>
public partial class Cors : IOutermost
{
    private const string Setting = "Hyperlane:Cors:AllowedOrigins";

    private readonly FirstTimes _logged = new();
    private readonly CorsPolicy _policy;
    private readonly ILogger? _logger;

    /// <summary>A policy of its own, for a group or a route.</summary>
    /// <exception cref="OptionsValidationException">The options contradict themselves, or have what is no origin or name.</exception>
    public Cors(CorsOptions options)
        : this(options, isDevelopment: false)
    {
    }

    /// <summary>The policy of the app's settings.</summary>
    /// <exception cref="OptionsValidationException">The options contradict themselves, or have what is no origin or name.</exception>
    public Cors(CorsOptions options, IHostEnvironment environment, ILogger<Cors> logger)
        : this(options, environment.IsDevelopment())
        => _logger = logger;

    private Cors(CorsOptions options, bool isDevelopment)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (CorsPolicy.FindMistake(options) is { } mistake)
        {
            throw new OptionsValidationException(nameof(CorsOptions), typeof(CorsOptions), [$"CorsOptions: {mistake}"]);
        }

        _policy = new CorsPolicy(options, options.AllowLocalhost ?? isDevelopment);
    }

    /// <inheritdoc />
    int IOutermost.Rank => OutermostRanks.Cors;

    /// <summary>Whether a request is a preflight: a browser asks beforehand whether a page may send another request.</summary>
    internal static bool IsPreflight(HttpRequest request)
        => ReferenceEquals(request.Method, HttpMethods.Options) && request.Headers.Contains("Origin")
            && request.Headers.Contains("Access-Control-Request-Method");

    /// <inheritdoc />
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (IsPreflight(context.Request))
        {
            return AnswerPreflight(context);
        }

        var origin = context.Request.Headers["Origin"];
        context.Notes.IsOriginTrusted = origin is not null && _policy.Names(origin);
        context.Response.OnStarting(static (context, cors) => ((Cors)cors!).SetHeaders(context), this);
        return next(context);
    }

    /// <summary>What a handler has said itself stays.</summary>
    private void SetHeaders(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (!_policy.IsSameForAll)
        {
            headers.AddVary("Origin");
        }

        if (!headers.Contains("Access-Control-Allow-Origin") && SetOrigin(context) && _policy.ExposedHeaders is { } exposed)
        {
            headers["Access-Control-Expose-Headers"] = exposed;
        }
    }

    /// <summary>Says that the page may read, if it may.</summary>
    private bool SetOrigin(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (context.Request.Headers["Origin"] is { } origin && _policy.Names(origin))
        {
            headers["Access-Control-Allow-Origin"] = origin;
            headers["Access-Control-Allow-Credentials"] = _policy.AllowsCredentials(origin) ? "true" : null;
            return true;
        }

        if (_policy.AllowsAll)
        {
            headers["Access-Control-Allow-Origin"] = CorsOptions.All;
        }

        return _policy.AllowsAll;
    }

    private ValueTask AnswerPreflight(HttpContext context)
    {
        var (request, headers) = (context.Request.Headers, context.Response.Headers);
        var (method, names) = (request["Access-Control-Request-Method"]!, request["Access-Control-Request-Headers"]);
        headers["Vary"] = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";
        if (!Tokens.IsToken(method) || !AreNames(names))
        {
            return context.Problem(
                400, "Access-Control-Request-Method must be a method, and Access-Control-Request-Headers names of headers with commas between.");
        }

        if (!SetOrigin(context))
        {
            return Refuse(context, ClientText.Shorten(request["Origin"]!));
        }

        headers["Access-Control-Allow-Methods"] = _policy.Methods ?? method;
        headers["Access-Control-Allow-Headers"] = string.IsNullOrWhiteSpace(names) ? null : _policy.Headers ?? names;
        headers["Access-Control-Max-Age"] = _policy.MaxAge;
        if (_policy.AllowsPrivateNetwork && request["Access-Control-Request-Private-Network"] == "true")
        {
            headers["Access-Control-Allow-Private-Network"] = "true";
        }

        return context.NoContent();
    }

    private static bool AreNames(string? names)
    {
        var rest = names.AsSpan();
        while (HeaderSyntax.TryTakePlain(ref rest, out var name))
        {
            if (!Tokens.IsToken(name))
            {
                return false;
            }
        }

        return true;
    }

    private ValueTask Refuse(HttpContext context, string origin)
    {
        if (_logger is not null && _logged.Add(origin, out var rest))
        {
            LogRefused(_logger, ClientText.Line(context.Request.Path), origin, Setting, rest);
        }

        return context.Problem(403, $"Pages of the origin '{origin}' may not call this. The setting {Setting}, or the policy of the "
            + "route or its group (CorsOptions.AllowedOrigins), names the origins that may.");
    }

    [LoggerMessage(1, LogLevel.Warning,
        "A preflight for {Path} was refused with 403 (Origin '{Origin}'): if its pages may call this, add the origin to {Setting}{Rest}")]
    private static partial void LogRefused(ILogger logger, string path, string origin, string setting, string rest);
}
