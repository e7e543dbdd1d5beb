using System.Net;
using System.Net.Sockets;

namespace Hyperlane.Templates.Tests.Support;

/// <summary>What lies between a page and its server: it passes everything on, until it goes dead without a word, as networks do.</summary>
public sealed class UnsteadyNetwork : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly List<Socket> _sockets = [];
    private readonly EndPoint _server;
    private readonly Task _accepting;
    private CancellationTokenSource _alive = new();
    private bool _isDead;

    /// <summary>Listens on a free port of 127.0.0.1 and passes on to a server.</summary>
    public UnsteadyNetwork(Uri server)
    {
        _server = new IPEndPoint(IPAddress.Loopback, server.Port);
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}");
        _accepting = AcceptAsync();
    }

    /// <summary>Where the server is to be found through it.</summary>
    public Uri Url { get; }

    /// <summary>From now on nothing passes, and nobody is told: connections stay open, new ones are accepted and never answered.</summary>
    public void Die()
    {
        lock (_gate)
        {
            _isDead = true;
            _alive.Cancel();
        }
    }

    /// <summary>New connections pass again. Those that were there are dead for ever.</summary>
    public void ComeBack()
    {
        lock (_gate)
        {
            _alive.Dispose();
            (_alive, _isDead) = (new CancellationTokenSource(), false);
        }
    }

    /// <summary>Ends all connections with a reset.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            foreach (var socket in _sockets)
            {
                socket.Close(0);
            }

            _sockets.Clear();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        Reset();
        _alive.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptAsync(_stop.Token);
                CancellationToken? alive;
                lock (_gate)
                {
                    _sockets.Add(client);
                    alive = _isDead ? null : _alive.Token;
                }

                if (alive is { } token)
                {
                    _ = ServeAsync(client, token);
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It is over.
        }
    }

    private async Task ServeAsync(Socket client, CancellationToken alive)
    {
        var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        lock (_gate)
        {
            _sockets.Add(server);
        }

        try
        {
            await server.ConnectAsync(_server, alive);
            await Task.WhenAll(PassAsync(client, server, alive), PassAsync(server, client, alive));
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            client.Close(0);
            server.Close(0);
        }
        catch (OperationCanceledException)
        {
            // Dead: both sides are left as they are.
        }
    }

    private static async Task PassAsync(Socket from, Socket to, CancellationToken alive)
    {
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await from.ReceiveAsync(buffer, alive)) > 0)
        {
            await to.SendAsync(buffer.AsMemory(0, count), alive);
        }

        to.Shutdown(SocketShutdown.Send);
    }
}
