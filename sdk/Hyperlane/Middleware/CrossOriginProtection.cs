using Hyperlane.Http;
using Hyperlane.Values;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Middleware;

/// <summary>
/// Refuses what pages of other origins would change here (cross-site request forgery), with 403. Browsers let any page send
/// forms and simple requests anywhere, with the cookies of the user, and to services that only this machine can reach.
/// </summary>
/// <remarks>
/// <para>
/// GET, HEAD and OPTIONS pass: they must change nothing. Of other methods those pass that the browser says are of the same
/// origin or of no page (<c>Sec-Fetch-Site: same-origin</c> or <c>none</c>), and those of a browser too old to say so whose
/// <c>Origin</c> is that of the request. Programs that are no browsers send neither header, and pass. No token, no cookie and
/// nothing in the page is needed for it.
/// </para>
/// <para>
/// Other origins that may: <see cref="CrossOriginOptions.TrustedOrigins"/>, and those that a policy of <see cref="Cors"/> names.
/// Behind a proxy that takes the TLS off, <c>https</c> of the same host counts as this origin; such a proxy has to pass on the header
/// Host as it came. WebSockets, whose handshake is a GET, have a check of their own: <see cref="WebSockets.WebSocketOptions.AllowedOrigins"/>.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// app.Use&lt;CrossOriginProtection&gt;();
/// </code>
/// </example>
public sealed partial class CrossOriginProtection(CrossOriginOptions options, ILogger<CrossOriginProtection> logger) : IMiddleware
{
    private const string Setting = "Hyperlane:CrossOrigin:TrustedOrigins";

    private readonly FirstTimes _logged = new();

    /// <inheritdoc />
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        return IsSafe(context.Request.Method) || context.Notes.IsOriginTrusted || IsAllowed(context.Request)
            ? next(context)
            : RefuseAsync(context);
    }

    private static bool IsSafe(string method)
        => method is HttpMethods.Get or HttpMethods.Head or HttpMethods.Options;

    private bool IsAllowed(HttpRequest request)
    {
        var sites = request.Headers.Find("Sec-Fetch-Site", out var site);
        if (sites == 1 && (site.SequenceEqual("same-origin"u8) || site.SequenceEqual("none"u8)))
        {
            return true;
        }

        var origin = request.Headers["Origin"];
        return origin is null ? sites == 0 : (sites == 0 && IsOwn(request, origin)) || Origin.IsAmong(origin, options.TrustedOrigins);
    }

    /// <summary>
    /// A page by https that sends to the same host by http has come through a proxy. The other way round it may be of anybody on
    /// the way.
    /// </summary>
    private static bool IsOwn(HttpRequest request, string origin)
        => Origin.IsOf(origin, request.Scheme, request.Host) || (!request.IsHttps && Origin.IsOf(origin, "https", request.Host));

    private ValueTask RefuseAsync(HttpContext context)
    {
        var request = context.Request;
        var origin = ClientText.Shorten(request.Headers["Origin"] ?? "");
        if (_logged.Add(origin, out var rest))
        {
            var (path, host) = (ClientText.Line(request.Path), ClientText.Shorten(request.Host));
            var site = ClientText.Shorten(request.Headers["Sec-Fetch-Site"] ?? "");
            LogRefused(logger, ClientText.Shorten(request.Method), path, origin, host, site, Setting, rest);
        }

        return context.Problem(
            403,
            $"This request was sent by a page of another origin ('{origin}'), which may not change anything here. "
            + $"The setting {Setting} names the origins that may.");
    }

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "{Method} {Path} by a page of another origin was refused with 403 (Origin '{Origin}', Host '{Host}', Sec-Fetch-Site '{Site}'): "
        + "if its pages may, add the origin to {Setting}{Rest}")]
    private static partial void LogRefused(
        ILogger logger, string method, string path, string origin, string host, string site, string setting, string rest);
}
