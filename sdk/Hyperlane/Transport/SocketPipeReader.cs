using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Hyperlane.Transport;

/// <summary>
/// Reads a socket without a pipe in between: one piece of memory, rented when bytes have arrived and returned when all are consumed.
/// </summary>
internal sealed class SocketPipeReader(Socket socket) : PipeReader
{
    private const int MinimumRead = 1024;
    private const int FirstRent = 8 * 1024;

    private readonly SocketSignal _signal = new(socket);
    private byte[] _buffer = [];
    private int _start;
    private int _end;
    private int _examined;
    private bool _ended;
    private bool _completed;
    private volatile bool _cancelled;

    public override bool TryRead(out ReadResult result)
    {
        ObjectDisposedException.ThrowIf(_completed, this);
        if (_cancelled || _examined < _end || _ended)
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

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        // A sequence over one array gives positions that are indexes of it.
        _start = consumed.GetInteger();
        _examined = examined.GetInteger();
        if (_start == _end)
        {
            Release();
        }
    }

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
        MakeRoom();
        var received = socket.Receive(_buffer.AsSpan(_end), SocketFlags.None, out var error);
        if (error != SocketError.Success)
        {
            throw new IOException("The connection was cut.", new SocketException((int)error));
        }

        _ended = received == 0;
        _end += received;
        if (_start == _end)
        {
            Release();
        }
    }

    private void MakeRoom()
    {
        if (_buffer.Length - _end >= MinimumRead)
        {
            return;
        }

        // The bytes are kept in one piece, so that the reader finds one span.
        var length = _end - _start;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(FirstRent, length * 2));
        _buffer.AsSpan(_start, length).CopyTo(larger);
        var examined = _examined - _start;
        Release();
        _buffer = larger;
        _end = length;
        _examined = examined;
    }

    private ReadResult TakeResult()
    {
        var cancelled = _cancelled;
        _cancelled = false;
        return new ReadResult(new ReadOnlySequence<byte>(_buffer, _start, _end - _start), cancelled, _ended);
    }

    private void Release()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }

        _start = _end = _examined = 0;
    }
}
