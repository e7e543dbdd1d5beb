using System.Diagnostics;

namespace Hyperlane.Http.Telemetry;

/// <summary>Starts the activity of a request, as a part of its caller's trace where the caller has one (W3C Trace Context).</summary>
internal static class RequestActivity
{
    private static readonly DistributedContextPropagator.PropagatorGetterCallback Getter = static (carrier, name, out value, out values) =>
    {
        values = null;
        value = ((RequestHeaders)carrier!)[name];
    };

    /// <summary>Starts an activity that is current for the caller from then on.</summary>
    /// <param name="context">The request.</param>
    /// <param name="method">The method as telemetry names it.</param>
    /// <param name="always">Whether there is to be one also if no listener asks for it.</param>
    /// <returns>Null if nobody wants one.</returns>
    public static Activity? Start(HttpContext context, string method, bool always)
    {
        var propagator = DistributedContextPropagator.Current;
        propagator.ExtractTraceIdAndState(context.Request.Headers, Getter, out var id, out var state);

        // An id that is malformed is as none (W3C Trace Context §3.2.2.2): the request begins a trace.
        var hasParent = ActivityContext.TryParse(id, state, isRemote: true, out var parent);
        var activity = Start(method == RequestTags.OtherMethod ? "HTTP" : method, ActivityKind.Server, parent, always || hasParent,
            ServerTelemetry.Source.HasListeners() ? RequestTags.Of(context.Request, method) : []);
        if (activity is not null && propagator.ExtractBaggage(context.Request.Headers, Getter) is { } baggage)
        {
            foreach (var (name, value) in baggage)
            {
                activity.AddBaggage(name, value);
            }
        }

        return activity;
    }

    /// <summary>Starts an activity with a parent, or none.</summary>
    public static Activity? Start(string name, ActivityKind kind, ActivityContext parent, bool always,
        IEnumerable<KeyValuePair<string, object?>> tags)
    {
        // What happens to be current where the connection is served is no parent of a request.
        Activity.Current = null;
        if (ServerTelemetry.Source.StartActivity(kind, parent, tags, null, default, name) is { } heard)
        {
            return heard;
        }

        if (!always)
        {
            return null;
        }

        // Nobody listens, but the log shows the ids, and calls to other services go on in the trace of the caller.
        var activity = new Activity(name) { IsAllDataRequested = false };
        if (parent != default)
        {
            activity.SetParentId(parent.TraceId, parent.SpanId, parent.TraceFlags);
            activity.TraceStateString = parent.TraceState;
        }

        return activity.Start();
    }
}
