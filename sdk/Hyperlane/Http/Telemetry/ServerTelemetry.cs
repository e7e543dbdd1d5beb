using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Hyperlane.Http.Telemetry;

/// <summary>
/// The instruments of one server, by the names of OpenTelemetry's semantic conventions where these have one. As long as nobody listens,
/// a request costs the look at a few flags.
/// </summary>
/// <remarks>Where the app has an <see cref="IMeterFactory"/>, the meter is that one's, so that a listener can tell apps apart.</remarks>
internal sealed class ServerTelemetry : IDisposable
{
    /// <summary>The name of the source of activities, and of the meter.</summary>
    public const string Name = "Hyperlane";

    private static readonly InstrumentAdvice<double> RequestBuckets = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
    };

    private static readonly InstrumentAdvice<double> ConnectionBuckets = new()
    {
        HistogramBucketBoundaries = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 120, 300],
    };

    private readonly Meter _meter;
    private readonly bool _ownsMeter;
    private readonly Histogram<double> _connectionDuration;
    private readonly Histogram<double> _handshakeDuration;
    private readonly Histogram<double> _socketDuration;
    private int _sockets;

    /// <param name="meters">Makes the meter; null for a meter of its own.</param>
    /// <param name="tracesAll">Whether every request has an activity, also while no listener asks for it.</param>
    public ServerTelemetry(IMeterFactory? meters = null, bool tracesAll = false)
    {
        TracesAll = tracesAll;
        _ownsMeter = meters is null;
        _meter = meters?.Create(Name) ?? new Meter(Name);
        RequestDuration = _meter.CreateHistogram("http.server.request.duration", "s", "Duration of HTTP server requests.",
            advice: RequestBuckets);
        ActiveRequests = _meter.CreateUpDownCounter<long>("http.server.active_requests", "{request}",
            "Number of active HTTP server requests.");
        _connectionDuration = _meter.CreateHistogram("hyperlane.connection.duration", "s", "Duration of connections.",
            advice: ConnectionBuckets);
        _handshakeDuration = _meter.CreateHistogram("hyperlane.tls_handshake.duration", "s", "Duration of TLS handshakes.",
            advice: ConnectionBuckets);
        _socketDuration = _meter.CreateHistogram("hyperlane.websocket.duration", "s", "Duration of WebSocket connections.",
            advice: ConnectionBuckets);
        RejectedConnections = _meter.CreateCounter<long>("hyperlane.rejected_connections", "{connection}",
            "Connections that were refused because the server had as many as it takes.");
        ObserveSum("hyperlane.websocket.active_connections", "{connection}", "WebSockets that are open.", () => Volatile.Read(ref _sockets));
    }

    /// <summary>Where activities of requests come from. One for the process, as listeners choose by name.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Whether every request has an activity, because the log shows its ids.</summary>
    public bool TracesAll { get; }

    public Histogram<double> RequestDuration { get; }

    public UpDownCounter<long> ActiveRequests { get; }

    public Counter<long> RejectedConnections { get; }

    /// <summary>Whether anybody wants to know of requests.</summary>
    public bool IsWatched => TracesAll || Source.HasListeners() || RequestDuration.Enabled || ActiveRequests.Enabled;

    /// <summary>Adds what goes up and down, and can be added up over servers; it is looked at when somebody asks.</summary>
    public void ObserveSum(string name, string unit, string description, Func<long> count)
        => _meter.CreateObservableUpDownCounter(name, count, unit, description);

    /// <summary>Adds what only grows; it is looked at when somebody asks.</summary>
    public void ObserveCounter(string name, string unit, string description, Func<long> count)
        => _meter.CreateObservableCounter(name, count, unit, description);

    public void OnConnectionEnded(TimeSpan duration, bool isEncrypted)
    {
        if (_connectionDuration.Enabled)
        {
            _connectionDuration.Record(duration.TotalSeconds,
                new("network.transport", "tcp"), new("url.scheme", isEncrypted ? "https" : "http"));
        }
    }

    /// <param name="duration">How long it took.</param>
    /// <param name="version">The version of TLS, such as 1.3; null where it failed.</param>
    public void OnHandshakeEnded(TimeSpan duration, string? version)
    {
        if (_handshakeDuration.Enabled)
        {
            _handshakeDuration.Record(duration.TotalSeconds,
                version is null ? new("error.type", "handshake_failed") : new KeyValuePair<string, object?>("tls.protocol.version", version));
        }
    }

    public void OnSocketOpened() => Interlocked.Increment(ref _sockets);

    public void OnSocketClosed(TimeSpan duration, string? route)
    {
        Interlocked.Decrement(ref _sockets);
        if (_socketDuration.Enabled)
        {
            _socketDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("http.route", route));
        }
    }

    public void Dispose()
    {
        if (_ownsMeter)
        {
            _meter.Dispose();
        }
    }
}
