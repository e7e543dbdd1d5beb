using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Hyperlane.Transport;

/// <summary>
/// Reads a socket without a pipe in between: one piece of memory, rented when bytes have arrived and returned when all are consumed.
/// </summary>
internal sealed class SocketPipeReader(Socket socket) : PipeReader
{
    private readonly SocketSignal _signal = new(socket);
    private ReceiveBuffer _buffer = new();
    private bool _ended;
    private bool _completed;
    private volatile bool _cancelled;

    public override bool TryRead(out ReadResult result)
    {
        ObjectDisposedException.ThrowIf(_completed, this);
        if (_cancelled || _buffer.HasUnexamined || _ended)
        {
            result = TakeResult();
            return true;
        }

        result = default;
        return false;
    }

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
        => TryRead(out var result) ? new ValueTask<ReadResult>(result) : ReceiveAsync(cancellationToken);

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => _buffer.AdvanceTo(consumed, examined);

    public override void CancelPendingRead()
    {
        _cancelled = true;
        _signal.Cancel();
    }

    /// <summary>
    /// Ends reading. What is unread is left to the garbage collector: a task that still looks at it must not see another connection's
    /// bytes.
    /// </summary>
    public override void Complete(Exception? exception = null)
    {
        if (!_completed)
        {
            _completed = true;
            _signal.Dispose();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReadResult> ReceiveAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using (cancellationToken.UnsafeRegister(static signal => ((SocketSignal)signal!).Cancel(), _signal))
        {
            if (await _signal.WaitAsync().ConfigureAwait(false))
            {
                Receive();
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        return TakeResult();
    }

    private void Receive()
    {
        var received = socket.Receive(_buffer.MakeRoom(), SocketFlags.None, out var error);
        if (error != SocketError.Success)
        {
            throw new IOException("The connection was cut.", new SocketException((int)error));
        }

        _ended = received == 0;
        _buffer.Add(received);
        _buffer.ReleaseIfEmpty();
    }

    private ReadResult TakeResult()
    {
        var cancelled = _cancelled;
        _cancelled = false;
        return new ReadResult(_buffer.Bytes, cancelled, _ended);
    }
}
