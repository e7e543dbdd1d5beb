using System.Globalization;
using System.Text;
using Hyperlane.Http;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Middleware;

/// <summary>Sends clients that come by http to the same address by https.</summary>
/// <remarks>
/// Behind a proxy that takes the TLS off, <see cref="ForwardedHeaders"/> says what the client speaks. Where no port of HTTPS is known,
/// requests pass, and the log says so once.
/// </remarks>
/// <example>
/// <code>
/// app.Use&lt;HttpsRedirection&gt;();
/// </code>
/// </example>
public sealed partial class HttpsRedirection(HttpsRedirectionOptions options, ILogger<HttpsRedirection> logger) : IMiddleware
{
    private const string Setting = "Hyperlane:HttpsRedirection:HttpsPort";

    private int _isTold;

    /// <inheritdoc />
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var request = context.Request;

        // Without a host, as in HTTP/1.0, there is nowhere to send the client to.
        if (request.IsHttps || request.Utf8Host.IsEmpty || request.Path == "*")
        {
            return next(context);
        }

        if ((options.HttpsPort ?? options.ServedPort) is { } port)
        {
            return Redirect(context, port);
        }

        if (Interlocked.Exchange(ref _isTold, 1) == 0)
        {
            LogUnknown(logger, Setting);
        }

        return next(context);
    }

    /// <summary>What is wrong with options; null if nothing is.</summary>
    internal static string? FindMistake(HttpsRedirectionOptions options)
        => options.HttpsPort is < 1 or > 65_535 ? $"HttpsPort is {options.HttpsPort}, which is no port."
            : options.RedirectStatusCode is not (307 or 308) ? $"RedirectStatusCode is {options.RedirectStatusCode}; it must be 307 or 308."
            : null;

    private ValueTask Redirect(HttpContext context, int port)
    {
        var request = context.Request;
        var host = Encoding.ASCII.GetString(AllowedHosts.HostOf(request.Utf8Host));
        var query = request.QueryString is { Length: > 0 } text ? "?" + text : "";
        var path = string.Join('/', request.Path.Split('/').Select(Uri.EscapeDataString));
        var authority = port == 443 ? host : string.Create(CultureInfo.InvariantCulture, $"{host}:{port}");
        context.Response.StatusCode = options.RedirectStatusCode;
        context.Response.Headers["Location"] = $"https://{authority}{request.PathBase}{path}{query}";
        return ValueTask.CompletedTask;
    }

    [LoggerMessage(1, LogLevel.Warning,
        "Requests by http are not sent to https, since no port of it is known: listen on an https:// address, or set {Setting}")]
    private static partial void LogUnknown(ILogger logger, string setting);
}
