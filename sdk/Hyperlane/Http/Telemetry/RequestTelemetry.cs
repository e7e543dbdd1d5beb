namespace Hyperlane.Http.Telemetry;

/// <summary>
/// Goes around all that answers requests: each has an activity and is measured, where anybody listens or a caller has begun a trace.
/// </summary>
internal sealed class RequestTelemetry(RequestDelegate application, ServerTelemetry telemetry)
{
    public ValueTask InvokeAsync(HttpContext context)
        => telemetry.IsWatched || context.Request.HasTraceParent ? WatchAsync(context) : application(context);

    /// <summary>Asynchronous also because the activity is then current for what it calls, and not for the loop that called it.</summary>
    private async ValueTask WatchAsync(HttpContext context)
    {
        var watch = RequestWatch.Begin(context, telemetry);
        context.Notes.Watch = watch;
        try
        {
            await application(context).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            watch.Fail(error);
            throw;
        }
        finally
        {
            watch.End();
        }
    }
}
