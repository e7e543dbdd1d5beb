using Hyperlane.Http;
using Hyperlane.Values;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Middleware;

/// <summary>
/// Turns whatever is thrown below it into problem details (RFC 9457): a <see cref="ProblemException"/> into the
/// problem that it carries, anything else into a 500 and a line in the log. It is always the outermost layer.
/// </summary>
/// <remarks>In Development the 500 says what was thrown; elsewhere that is for the log alone.</remarks>
public sealed partial class ErrorBoundary(IHostEnvironment environment, ILogger<ErrorBoundary> logger) : IMiddleware
{
    /// <inheritdoc />
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        ValueTask answering;
        try
        {
            answering = next(context);
        }
        catch (Exception error)
        {
            answering = ValueTask.FromException(error);
        }

        // Most handlers have answered when they return, and then there is nothing to watch over.
        return answering.IsCompletedSuccessfully ? answering : WatchAsync(context, answering);
    }

    private async ValueTask WatchAsync(HttpContext context, ValueTask answering)
    {
        try
        {
            await answering.ConfigureAwait(false);
        }
        catch (ProblemException error) when (!context.Response.HasStarted)
        {
            LogProblem(logger, MethodOf(context), PathOf(context), error.Problem.Status, ClientText.Line(error.Problem.Describe()));
            await AnswerAsync(context, error.Problem).ConfigureAwait(false);
        }
        catch (Exception error) when (!context.Response.HasStarted && !context.IsDisconnect(error))
        {
            context.Notes.Watch?.Fail(error);
            if (context.Notes.Diagnosis is OnionTrace trace)
            {
                trace.Error = error;
            }

            LogUnhandled(logger, LoggedException.Of(error), MethodOf(context), PathOf(context), context.TraceIdentifier);
            await AnswerAsync(context, ToProblem(error)).ConfigureAwait(false);
        }
    }

    private static ValueTask AnswerAsync(HttpContext context, ProblemDetails problem)
    {
        context.Response.Clear();
        return context.Problem(problem);
    }

    private static string MethodOf(HttpContext context) => ClientText.Shorten(context.Request.Method);

    private static string PathOf(HttpContext context) => ClientText.Line(context.Request.Path);

    private ProblemDetails ToProblem(Exception error) => environment.IsDevelopment()
        ? new ProblemDetails { Detail = error.Message, Extensions = { ["exception"] = error.ToString() } }
        : new ProblemDetails { Detail = "The server failed to answer; its log says why, under the traceId." };

    [LoggerMessage(1, LogLevel.Information, "{Method} {Path}: {Status}, {Problem}")]
    private static partial void LogProblem(ILogger logger, string method, string path, int status, string problem);

    [LoggerMessage(2, LogLevel.Error, "{Method} {Path} failed ({TraceId})")]
    private static partial void LogUnhandled(ILogger logger, Exception error, string method, string path, string traceId);
}
