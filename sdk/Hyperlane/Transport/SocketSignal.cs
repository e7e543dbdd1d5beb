using System.Net.Sockets;
using System.Threading.Tasks.Sources;

namespace Hyperlane.Transport;

/// <summary>
/// Waits until a socket has something to read: bytes, its end, or an error. It receives into no buffer at all, so a
/// connection that waits holds none, and it is one object for all waits, so waiting allocates nothing.
/// </summary>
/// <remarks>
/// One waiter at a time. A wait can be given up while the socket's own operation stays under way; the next wait takes that over.
/// </remarks>
internal sealed class SocketSignal(Socket socket) : SocketAsyncEventArgs(true), IValueTaskSource<bool>
{
    private readonly Lock _gate = new();
    private ManualResetValueTaskSourceCore<bool> _wait;
    private State _state;

    private enum State
    {
        /// <summary>Nothing is under way.</summary>
        Idle,

        /// <summary>The socket's operation is under way and somebody waits for it.</summary>
        Awaited,

        /// <summary>The socket's operation is under way, and who waited has given up.</summary>
        Abandoned,

        /// <summary>It ended and nobody knows yet.</summary>
        Signalled,
    }

    /// <summary>Waits.</summary>
    /// <returns>False when <see cref="Cancel"/> ended the wait.</returns>
    public ValueTask<bool> WaitAsync()
    {
        lock (_gate)
        {
            if (_state == State.Signalled)
            {
                _state = State.Idle;
                return new ValueTask<bool>(true);
            }

            _wait.Reset();
            var underWay = _state == State.Abandoned;
            _state = State.Awaited;
            if (underWay)
            {
                return new ValueTask<bool>(this, _wait.Version);
            }
        }

        var version = _wait.Version;
        return socket.ReceiveAsync(this) ? new ValueTask<bool>(this, version) : EndAtOnce(version);
    }

    /// <summary>Ends the wait, if there is one.</summary>
    public void Cancel()
    {
        lock (_gate)
        {
            if (_state != State.Awaited)
            {
                return;
            }

            _state = State.Abandoned;
        }

        _wait.SetResult(false);
    }

    bool IValueTaskSource<bool>.GetResult(short token) => _wait.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => _wait.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => _wait.OnCompleted(continuation, state, token, flags);

    protected override void OnCompleted(SocketAsyncEventArgs e)
    {
        if (TryEndWait())
        {
            _wait.SetResult(true);
        }
    }

    private ValueTask<bool> EndAtOnce(short version)
        => TryEndWait() ? new ValueTask<bool>(true) : new ValueTask<bool>(this, version);

    /// <returns>False when who waited had given up; the next to wait will be told.</returns>
    private bool TryEndWait()
    {
        lock (_gate)
        {
            var awaited = _state == State.Awaited;
            _state = awaited ? State.Idle : State.Signalled;
            return awaited;
        }
    }
}
