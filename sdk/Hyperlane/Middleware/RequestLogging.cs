using System.Diagnostics;
using Hyperlane.Http;
using Hyperlane.Values;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Middleware;

/// <summary>Logs each request with its status and how long it took, in a line at level Information.</summary>
public sealed partial class RequestLogging(ILogger<RequestLogging> logger) : IMiddleware
{
    /// <inheritdoc />
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        return logger.IsEnabled(LogLevel.Information) ? LogAsync(context, next) : next(context);
    }

    private async ValueTask LogAsync(HttpContext context, RequestDelegate next)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(context).ConfigureAwait(false);
            if (!context.Notes.IsProbe)
            {
                Log(context.Request, context.Response.StatusCode, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }
        catch (ProblemException error)
        {
            Log(context.Request, error.Problem.Status, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            throw;
        }
        catch
        {
            Log(context.Request, 500, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            throw;
        }
    }

    private void Log(HttpRequest request, int statusCode, double milliseconds)
        => Log(logger, ClientText.Shorten(request.Method), ClientText.Line(request.Path), statusCode, milliseconds);

    [LoggerMessage(1, LogLevel.Information, "{Method} {Path} {StatusCode} {Milliseconds:0.00} ms")]
    private static partial void Log(ILogger logger, string method, string path, int statusCode, double milliseconds);
}
