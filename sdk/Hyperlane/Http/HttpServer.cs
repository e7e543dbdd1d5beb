using System.Collections.Concurrent;
using System.Net;
using Hyperlane.Transport;
using Hyperlane.Transport.Tls;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Http;

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
        var over = certificates is null ? transport : new TlsTransport(transport, certificates, services.Limits.TlsHandshakeTimeout, RefusedConnection.EndPlainAsync, LogHandshake);
        var listener = await over.ListenAsync(endPoint, ServeAsync, cancellationToken).ConfigureAwait(false);
        _listeners.Add(listener);
        return listener.EndPoint;
    }

    /// <summary>Stops accepting, answers what is under way, and closes; what is still there when <paramref name="deadline"/> fires is cut.</summary>
    public async Task StopAsync(CancellationToken deadline)
    {
        _stopping = true;
        Open();

        // Not awaited: who listens may take its time, and the deadline is for all.
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
            while (!_connections.IsEmpty && await timer.WaitForNextTickAsync(deadline).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            foreach (var connection in _connections.Values)
            {
                connection.Transport.Abort();
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

    private async Task ServeAsync(TransportConnection transportConnection)
    {
        await _open.Task.ConfigureAwait(false);
        if (IsOverCap(Interlocked.Increment(ref _count)))
        {
            await RefusedConnection.EndAsync(transportConnection).ConfigureAwait(false);
            Interlocked.Decrement(ref _count);
            return;
        }

        var connection = new HttpConnection(this, transportConnection, Interlocked.Increment(ref _lastId));
        _connections[connection.Id] = connection;
        try
        {
            await connection.RunAsync().ConfigureAwait(false);
        }
        finally
        {
            _connections.TryRemove(connection.Id, out _);
            Interlocked.Decrement(ref _count);
        }
    }

    private void LogHandshake(string reason) => LogHandshakeFailed(services.Logger, reason);

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
        foreach (var (_, connection) in _connections)
        {
            if (connection.Clock.IdleMilliseconds >= IdleBeforeClose)
            {
                connection.Transport.Input.CancelPendingRead();
            }
        }
    }
}
