using System.Diagnostics;
using System.Net.WebSockets;
using Hyperlane.Http;
using Hyperlane.Values;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hyperlane.WebSockets;

/// <summary>Answers a request with a WebSocket.</summary>
public static partial class WebSocketServing
{
    /// <summary>
    /// Takes the opening handshake and serves the connection to its end; a request that is no handshake, or a bad one, gets a problem.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="serve">What goes on over the connection. When it ends, the connection does.</param>
    /// <param name="subProtocols">The subprotocols that are spoken here; the client's order decides.</param>
    public static async ValueTask WebSocket(this HttpContext context, Func<WebSocketConnection, Task> serve, params string[] subProtocols)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(serve);
        ArgumentNullException.ThrowIfNull(subProtocols);
        var options = context.Services.GetRequiredService<WebSocketOptions>();
        if ((WebSocketHandshake.Check(context) ?? context.Services.GetRequiredService<WebSocketOrigins>()
            .Check(context.Request)) is { } problem)
        {
            await context.Problem(problem).ConfigureAwait(false);
            return;
        }

        var subProtocol = WebSocketHandshake.SubProtocol(context, subProtocols);
        context.Response.Headers["Sec-WebSocket-Accept"] = WebSocketHandshake.Accept(context.Request.Headers["Sec-WebSocket-Key"]!);
        context.Response.Headers["Sec-WebSocket-Protocol"] = subProtocol;
        var compression = WebSocketHandshake.Compression(context, options);
        context.Response.Headers["Sec-WebSocket-Extensions"] = compression?.Header;
        using var socket = new WebSocketConnection(context, options, subProtocol, compression);
        await ServeAsync(context, socket, serve).ConfigureAwait(false);
    }

    private static async ValueTask ServeAsync(HttpContext context, WebSocketConnection socket, Func<WebSocketConnection, Task> serve)
    {
        var telemetry = context.ServerServices.Telemetry;
        var started = Stopwatch.GetTimestamp();
        using var activity = context.Notes.Watch?.Upgrade();
        telemetry.OnSocketOpened();
        var opening = socket.OpenAsync();
        using var stopping = context.ServerStopping.UnsafeRegister(static socket => ((WebSocketConnection)socket!).GoAway(), socket);
        try
        {
            await opening.ConfigureAwait(false);
            await serve(socket).ConfigureAwait(false);
            await socket.EndAsync(WebSocketCloseStatus.NormalClosure).ConfigureAwait(false);
        }
        catch (Exception error) when (socket.IsDisconnect(error))
        {
            await socket.EndAsync(WebSocketCloseStatus.EndpointUnavailable).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            activity?.SetStatus(ActivityStatusCode.Error).AddException(error).SetTag("error.type", error.GetType().FullName);
            LogFailed(context.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Hyperlane.WebSockets"), LoggedException.Of(error),
                ClientText.Line(context.Request.Path), context.TraceIdentifier);
            await socket.EndAsync(WebSocketCloseStatus.InternalServerError, "The server failed.").ConfigureAwait(false);
        }
        finally
        {
            activity?.SetTag("hyperlane.websocket.close_status", (int?)socket.CloseStatus);
            telemetry.OnSocketClosed(Stopwatch.GetElapsedTime(started), context.Request.RoutePattern);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The WebSocket at {Path} failed ({TraceId})")]
    private static partial void LogFailed(ILogger logger, Exception error, string path, string traceId);
}
