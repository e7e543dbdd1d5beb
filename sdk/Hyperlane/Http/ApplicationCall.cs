using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Http;

/// <summary>Has the application answer a request: the part of serving that is the same on every wire.</summary>
internal static partial class ApplicationCall
{
    /// <summary>
    /// Calls the application, completes its response, and disposes what the request owns. What the application throws is
    /// answered with 500.
    /// </summary>
    /// <remarks>
    /// Fails only when the client has left, or by a defect of the server. Afterwards the response is written, and not yet sent.
    /// </remarks>
    public static ValueTask RunAsync(HttpExchange exchange)
    {
        var answering = CallAsync(exchange);
        if (!answering.IsCompletedSuccessfully || exchange.Context.IsOwner)
        {
            return FinishAsync(exchange, answering);
        }

        exchange.Context.End();
        return ValueTask.CompletedTask;
    }

    /// <summary>Never throws: what the application threw is in the task.</summary>
    private static ValueTask CallAsync(HttpExchange exchange)
    {
        try
        {
            var answering = exchange.Services.Application(exchange.Context);
            if (!answering.IsCompletedSuccessfully)
            {
                return answering;
            }

            answering.GetAwaiter().GetResult();
            Complete(exchange);
            return ValueTask.CompletedTask;
        }
        catch (Exception error)
        {
            return ValueTask.FromException(error);
        }
    }

    /// <summary>Where something has to be waited for, or was thrown.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask FinishAsync(HttpExchange exchange, ValueTask answering)
    {
        try
        {
            await answering.ConfigureAwait(false);
            Complete(exchange);
        }
        catch (Exception error) when (!exchange.Context.IsDisconnect(error))
        {
            await FailAsync(exchange, error).ConfigureAwait(false);
        }
        finally
        {
            await EndAsync(exchange).ConfigureAwait(false);
        }
    }

    private static void Complete(HttpExchange exchange)
    {
        exchange.HandlerEnded();
        exchange.Context.Response.Complete();
    }

    /// <summary>
    /// The application failed and its error boundary with it: say so if that is still possible, else cut, so that the client can tell.
    /// </summary>
    private static async ValueTask FailAsync(HttpExchange exchange, Exception error)
    {
        var context = exchange.Context;
        LogUnhandled(exchange.Services.Logger, LoggedException.Of(error), context.TraceIdentifier);
        if (context.Response.HasStarted)
        {
            exchange.Abort();
            return;
        }

        context.Response.Clear();
        context.Response.Headers["Connection"] = "close";
        await context.Problem(500).ConfigureAwait(false);
        context.Response.Complete();
    }

    /// <summary>What a request leaves behind may fail to be disposed; the answer is given, and stays.</summary>
    private static async ValueTask EndAsync(HttpExchange exchange)
    {
        exchange.Context.End();
        try
        {
            await exchange.Context.DisposeOwnedAsync().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            LogUnhandled(exchange.Services.Logger, LoggedException.Of(error), exchange.Context.TraceIdentifier);
        }
    }

    [LoggerMessage(3, LogLevel.Error, "Request {TraceId} failed, and no error boundary could answer it")]
    private static partial void LogUnhandled(ILogger logger, Exception error, string traceId);
}
