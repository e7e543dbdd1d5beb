using Hyperlane.Http;
using Hyperlane.Values;
using Microsoft.Extensions.Logging;

namespace Hyperlane.WebSockets;

/// <summary>Whether the page that wants to connect may (RFC 6455 §10.2): those of this server itself, and those of the setting.</summary>
internal sealed partial class WebSocketOrigins(WebSocketOptions options, ILoggerFactory loggers)
{
    /// <summary>The setting that names the other pages.</summary>
    public const string Setting = "Hyperlane:WebSockets:AllowedOrigins";

    /// <summary>Stands for all origins.</summary>
    public const string All = "*";

    private readonly ILogger _logger = loggers.CreateLogger("Hyperlane.WebSockets");
    private readonly FirstTimes _logged = new();

    /// <summary>Checks where a handshake comes from; programs that are no browsers do not say.</summary>
    /// <returns>Null when the client may go on, else the problem.</returns>
    public ProblemDetails? Check(HttpRequest request)
    {
        var origin = request.Headers["Origin"];
        if (origin is null
            || request.Context.Notes.IsOriginTrusted
            || Origin.IsOf(origin, request.Scheme, request.Host)
            || options.AllowedOrigins.Contains(All)
            || Origin.IsAmong(origin, options.AllowedOrigins))
        {
            return null;
        }

        var (shown, host) = (ClientText.Shorten(origin), ClientText.Shorten(request.Host));
        if (_logged.Add(shown, out var rest))
        {
            LogRefused(_logger, ClientText.Line(request.Path), shown, request.Scheme, host, Setting, rest);
        }

        return new ProblemDetails
        {
            Status = 403,
            Detail = $"Pages of the origin '{shown}' may not connect here: the origin of this request is '{request.Scheme}://{host}', "
                + $"and the setting {Setting} names the others that may. "
                + "A proxy in front has to pass on the header Host as it came; where it takes the TLS off, the origin belongs in the setting.",
        };
    }

    [LoggerMessage(
        2,
        LogLevel.Warning,
        "A WebSocket at {Path} was refused with 403: its Origin is '{Origin}', and this server is {Scheme}://{Host}. "
        + "If its pages may connect, add the origin to {Setting}; behind a proxy, see that the header Host is passed on as it came{Rest}")]
    private static partial void LogRefused(
        ILogger logger, string path, string origin, string scheme, string host, string setting, string rest);
}
