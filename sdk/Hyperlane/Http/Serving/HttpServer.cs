using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Hyperlane.Transport;
using Hyperlane.Transport.Tls;
using Hyperlane.Values;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Http.Serving;

/// <summary>Serves HTTP on the connections of a transport, watches their deadlines, and stops without losing a request.</summary>
internal sealed partial class HttpServer(ITransport transport, ServerServices services) : IAsyncDisposable
{
    private static readonly TimeSpan HeartbeatPeriod = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DrainPeriod = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// How long a connection must have been idle before a server that stops closes it. A client that has used it
    /// just now may have its next request on the way already, and would lose it; it is told with its next answer.
    /// </summary>
    private const long IdleBeforeClose = 1000;

    private readonly ConcurrentDictionary<long, HttpConnection> _connections = new();
    private readonly ConcurrentDictionary<TransportConnection, long> _handshakes = new();
    private readonly List<ITransportListener> _listeners = [];
    private readonly PeriodicTimer _timer = new(HeartbeatPeriod);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _stopping;
    private Task? _heartbeat;
    private long _lastId;
    private int _count;

    public ServerServices Services => services;

    /// <summary>Whether answers must say that the connection ends.</summary>
    public bool IsStopping => _stopping;

    /// <summary>Fires when the server begins to stop.</summary>
    public CancellationToken Stopping => _stop.Token;

    /// <summary>How many connections there are, those in a TLS handshake included.</summary>
    public int ConnectionCount => Volatile.Read(ref _count);

    /// <summary>Lets the connections in that have arrived since the server listens. Until then they wait.</summary>
    public void Open() => _open.TrySetResult();

    /// <summary>Listens on one more address.</summary>
    /// <param name="endPoint">Which.</param>
    /// <param name="certificates">What TLS is spoken with there; null for plain HTTP.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The address in use.</returns>
    public async ValueTask<EndPoint> ListenAsync(EndPoint endPoint, CertificateStore? certificates, CancellationToken cancellationToken)
    {
        _heartbeat ??= HeartbeatAsync();
        var tls = certificates is null ? null : new TlsHandshake(certificates, services.Limits.TlsHandshakeTimeout, LogHandshake);
        var listener = await transport.ListenAsync(endPoint, connection => ServeAsync(connection, tls), cancellationToken)
            .ConfigureAwait(false);
        _listeners.Add(listener);
        return listener.EndPoint;
    }

    /// <summary>
    /// Stops accepting, answers what is under way, and closes; what is still there when <paramref name="deadline"/> fires is cut.
    /// </summary>
    public async Task StopAsync(CancellationToken deadline)
    {
        _stopping = true;
        Open();

        // Not awaited: callbacks may take their time, and the deadline is for all.
        _ = _stop.CancelAsync();
        foreach (var listener in _listeners)
        {
            await listener.DisposeAsync().ConfigureAwait(false);
        }

        _listeners.Clear();
        using var timer = new PeriodicTimer(DrainPeriod);
        try
        {
            do
            {
                CloseIdle();
            }
            while (!(_connections.IsEmpty && _handshakes.IsEmpty) && await timer.WaitForNextTickAsync(deadline).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            foreach (var connection in _connections.Values.Select(connection => connection.Transport).Concat(_handshakes.Keys))
            {
                connection.Abort();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var listener in _listeners)
        {
            await listener.DisposeAsync().ConfigureAwait(false);
        }

        Open();
        _timer.Dispose();
        await (_heartbeat ?? Task.CompletedTask).ConfigureAwait(false);
    }

    private async Task ServeAsync(TransportConnection accepted, TlsHandshake? tls)
    {
        await _open.Task.ConfigureAwait(false);
        var count = Interlocked.Increment(ref _count);
        var started = Stopwatch.GetTimestamp();
        try
        {
            if (IsOverCap(count))
            {
                services.Telemetry.RejectedConnections.Add(1);
                await RefuseAsync(accepted, tls).ConfigureAwait(false);
            }
            else if (tls is null)
            {
                await ServeAsync(accepted).ConfigureAwait(false);
            }
            else if (await HandshakeAsync(accepted, tls).ConfigureAwait(false) is { } secured)
            {
                await ServeAsync(secured).ConfigureAwait(false);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _count);
            services.Telemetry.OnConnectionEnded(Stopwatch.GetElapsedTime(started), tls is not null);
        }
    }

    private async Task ServeAsync(TransportConnection transportConnection)
    {
        var connection = new HttpConnection(this, transportConnection, Interlocked.Increment(ref _lastId));
        _connections[connection.Id] = connection;
        try
        {
            await connection.RunAsync().ConfigureAwait(false);
        }
        finally
        {
            _connections.TryRemove(connection.Id, out _);
        }
    }

    /// <summary>
    /// Counted and known before the handshake: a client that stalls in it takes a place, and is cut when the server has to end.
    /// </summary>
    private async Task<TransportConnection?> HandshakeAsync(TransportConnection accepted, TlsHandshake tls)
    {
        _handshakes[accepted] = Environment.TickCount64;
        try
        {
            switch (await tls.IsSpokenAsync(accepted).ConfigureAwait(false))
            {
                case true:
                    var started = Stopwatch.GetTimestamp();
                    var secured = await tls.RunAsync(accepted).ConfigureAwait(false);
                    services.Telemetry.OnHandshakeEnded(Stopwatch.GetElapsedTime(started), secured?.Version);
                    return secured;
                case false:
                    await RefusedConnection.EndPlainAsync(accepted).ConfigureAwait(false);
                    break;
            }

            return null;
        }
        finally
        {
            _handshakes.TryRemove(accepted, out _);
        }
    }

    /// <summary>A client of TLS cannot be told anything before the handshake, which is what there is no room for.</summary>
    private static async Task RefuseAsync(TransportConnection accepted, TlsHandshake? tls)
    {
        if (tls is null)
        {
            await RefusedConnection.EndAsync(accepted).ConfigureAwait(false);
            return;
        }

        accepted.Abort();
        await accepted.DisposeAsync().ConfigureAwait(false);
    }

    private void LogHandshake(string reason) => LogHandshakeFailed(services.Logger, ClientText.Line(reason));

    [LoggerMessage(6, LogLevel.Debug, "A TLS handshake failed: {Reason}")]
    private static partial void LogHandshakeFailed(ILogger logger, string reason);

    private bool IsOverCap(int count) => services.Limits.MaxConnections > 0 && count > services.Limits.MaxConnections;

    private async Task HeartbeatAsync()
    {
        do
        {
            DateHeader.Update(DateTimeOffset.UtcNow);
            foreach (var (_, connection) in _connections)
            {
                connection.Upgraded?.OnHeartbeat();
                if (connection.Clock.IsExpired)
                {
                    connection.Expire();
                }
            }
        }
        while (await _timer.WaitForNextTickAsync().ConfigureAwait(false));
    }

    private void CloseIdle()
    {
        foreach (var (connection, since) in _handshakes)
        {
            if (Environment.TickCount64 - since >= IdleBeforeClose)
            {
                connection.Abort();
            }
        }

        foreach (var (_, connection) in _connections)
        {
            if (connection.Clock.IdleMilliseconds >= IdleBeforeClose)
            {
                connection.Transport.Input.CancelPendingRead();
            }
        }
    }
}
