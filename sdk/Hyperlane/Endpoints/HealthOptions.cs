namespace Hyperlane.Endpoints;

/// <summary>How probes are answered (<c>app.MapHealth()</c>).</summary>
public sealed class HealthOptions
{
    /// <summary>
    /// How long a check may take that has no timeout of its own; afterwards it counts as failed. Default: 5 seconds.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long an app that is to stop still accepts connections, while its readiness says no: the time that a load balancer takes to
    /// notice. It is a part of the host's shutdown timeout, which is 30 seconds. Default: zero.
    /// </summary>
    public TimeSpan DrainDelay { get; set; }

    /// <summary>
    /// Whether probes that found all well are in the log of requests and in traces, too. Those that did not always are. Default: false.
    /// </summary>
    public bool LogRequests { get; set; }
}
