using Hyperlane.Http;
using Microsoft.Extensions.Options;

namespace Hyperlane.Middleware;

/// <summary>
/// Gives requests a time: when it is over, the token of the handler fires (<see cref="HttpContext.RequestAborted"/>), and the answer is
/// 504 with problem details; one that has begun by then is cut.
/// </summary>
/// <remarks>
/// <para>
/// A handler that does not look at its token is not stopped, and its answer is sent when it comes. What has no end is not held to the time
/// once it has begun: WebSockets and server-sent events.
/// </para>
/// <para>
/// The innermost counts. For <c>[Use&lt;T&gt;]</c>, which takes a type, name the time in a class of your own: <c>sealed class
/// SlowReports() : RequestTimeouts(TimeSpan.FromMinutes(5));</c>
/// </para>
/// </remarks>
/// <example>
/// <code>
/// app.Use&lt;RequestTimeouts&gt;();
/// </code>
/// </example>
public class RequestTimeouts : IMiddleware
{
    private const string EventStream = "text/event-stream";

    private readonly TimeSpan _timeout;
    private readonly int _statusCode;
    private readonly TimeProvider _time;

    /// <summary>By options, and by a clock.</summary>
    /// <exception cref="OptionsValidationException">The time is negative or over 24 days, or the status is none of a failure.</exception>
    public RequestTimeouts(RequestTimeoutOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (FindMistake(options) is { } mistake)
        {
            throw new OptionsValidationException(
                nameof(RequestTimeoutOptions), typeof(RequestTimeoutOptions), [$"RequestTimeoutOptions: {mistake}"]);
        }

        _timeout = options.Timeout > TimeSpan.Zero ? options.Timeout : Timeout.InfiniteTimeSpan;
        _statusCode = options.StatusCode;
        _time = time ?? TimeProvider.System;
    }

    /// <summary>A time of its own, for a group or a route.</summary>
    /// <inheritdoc cref="RequestTimeouts(RequestTimeoutOptions, TimeProvider?)"/>
    public RequestTimeouts(TimeSpan timeout)
        : this(new RequestTimeoutOptions { Timeout = timeout })
    {
    }

    /// <inheritdoc />
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (context.Notes.Deadline is null)
        {
            return RunAsync(context, next);
        }

        context.Notes.Deadline.Restart(_timeout, _statusCode);
        return next(context);
    }

    /// <summary>What is wrong with options; null if nothing is.</summary>
    internal static string? FindMistake(RequestTimeoutOptions options)
        => options.Timeout < TimeSpan.Zero || options.Timeout.TotalMilliseconds > int.MaxValue
            ? $"Timeout is {options.Timeout:c}; it must be between 0 and 24 days."
            : options.StatusCode is < 400 or > 599 ? $"StatusCode is {options.StatusCode}; it must be that of a failure, from 400 to 599."
            : null;

    private async ValueTask RunAsync(HttpContext context, RequestDelegate next)
    {
        using var deadline = new RequestDeadline(context, _time, _timeout, _statusCode);
        context.Notes.Deadline = deadline;
        context.Response.OnStarting(static (context, _) => LetGo(context));
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception error) when (deadline.HasPassed && error.GetBaseException() is OperationCanceledException)
        {
            if (context.Response.HasStarted)
            {
                throw;
            }

            context.Response.Clear();
            await context.Problem(deadline.StatusCode, "The server took longer to answer than it gives itself.").ConfigureAwait(false);
        }
        finally
        {
            context.Notes.Deadline = null;
        }
    }

    /// <summary>What begins now and has no end is not held to the time.</summary>
    private static void LetGo(HttpContext context)
    {
        if (context.Response.StatusCode == 101
            || context.Response.ContentType?.StartsWith(EventStream, StringComparison.OrdinalIgnoreCase) == true)
        {
            context.Notes.Deadline?.LetGo();
        }
    }
}
