using System.Diagnostics;
using Hyperlane.Http;
using Hyperlane.Transport;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Middleware;

/// <summary>
/// A route's handler, and whether it has been seen to block. One that has runs on a thread of its own from then on,
/// where it holds up nobody, until it has been quick for long.
/// </summary>
/// <param name="handler">The handler within all its middleware.</param>
/// <param name="name">Names the route in the log.</param>
/// <param name="pattern">The pattern of the route; null where there is none.</param>
/// <param name="logger">Is told, once, of a handler that blocks; null to tell nobody.</param>
internal sealed partial class HandlerPace(RequestDelegate handler, string name, string? pattern, ILogger? logger) : IBlockingObserver
{
    /// <summary>So many quick runs bring a handler back to the thread that reads the sockets.</summary>
    private const int QuickRuns = 1000;

    /// <summary>A run that returns, or begins to wait by <c>await</c>, within so many milliseconds is quick.</summary>
    private const int Quick = 2;

    private volatile bool _blocks;
    private int _quickRuns;
    private int _busyRuns;
    private int _told;

    /// <summary>The name of the route that answers a request; null outside of any.</summary>
    public static string? RouteOf(HttpContext context) => (context.BlockingObserver as HandlerPace)?.Name;

    private string Name => name;

    public ValueTask InvokeAsync(HttpContext context)
    {
        context.BlockingObserver = this;
        context.Request.RoutePattern = pattern;
        return _blocks ? InvokeOnOwnThreadAsync(context) : handler(context);
    }

    /// <summary>The handler has held up the thread that it runs on.</summary>
    /// <param name="isWaiting">Whether it waits. One that computes may just be running for the first time, with everything yet to be
    /// compiled.</param>
    public void OnBlocked(bool isWaiting)
    {
        if (!isWaiting && Interlocked.Increment(ref _busyRuns) < 3)
        {
            return;
        }

        _quickRuns = 0;
        _blocks = true;
        if (logger is not null && Interlocked.Exchange(ref _told, 1) == 0)
        {
            LogBlocks(logger, name);
        }
    }

    [LoggerMessage(5, LogLevel.Warning,
        "{Route} held up the thread that serves its connection and others: it waits without await, or computes for long. From now on it runs on a thread of its own, which is slower. Await instead of waiting; or put the middleware ThreadPoolHandlers around the route to have it on the thread pool from the beginning")]
    private static partial void LogBlocks(ILogger logger, string route);

    private async ValueTask InvokeOnOwnThreadAsync(HttpContext context)
    {
        context.RunsInline = false;
        await HandlerThreads.Shared.SwitchAsync();
        try
        {
            var started = Stopwatch.GetTimestamp();
            var running = handler(context);
            Note(Stopwatch.GetElapsedTime(started).TotalMilliseconds < Quick);
            await running.ConfigureAwait(false);
        }
        finally
        {
            context.RunsInline = true;
        }
    }

    private void Note(bool quick)
    {
        if (!quick)
        {
            // Worth many quick ones, but not all: on a busy machine one of a thousand is slow through no fault of its own.
            if (Interlocked.Add(ref _quickRuns, -QuickRuns / 5) < 0)
            {
                Volatile.Write(ref _quickRuns, 0);
            }
        }
        else if (Interlocked.Increment(ref _quickRuns) >= QuickRuns)
        {
            _blocks = false;
        }
    }
}
