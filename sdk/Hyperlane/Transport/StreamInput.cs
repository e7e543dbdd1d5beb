using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Hyperlane.Transport;

/// <summary>Reads a stream, and tells its end as often as it is asked, as the reader of a <see cref="Pipe"/> does.</summary>
/// <remarks>
/// For <see cref="TransportConnection.Input"/> of a transport over a stream. The reader of
/// <see cref="PipeReader.Create(Stream, StreamPipeReaderOptions?)"/> tells the end in <see cref="PipeReader.ReadAsync"/> only:
/// a caller that looks with <see cref="PipeReader.TryRead"/> would look for ever.
/// </remarks>
/// <param name="stream">What to read; it stays open.</param>
public sealed class StreamInput(Stream stream) : PipeReader
{
    private readonly PipeReader _reader = Create(stream, new StreamPipeReaderOptions(leaveOpen: true, useZeroByteReads: true));
    private ReadOnlySequence<byte> _rest;
    private bool _ended;

    /// <inheritdoc />
    public override bool TryRead(out ReadResult result)
    {
        var isRead = _reader.TryRead(out result);
        if (_ended)
        {
            result = new ReadResult(_rest, isRead && result.IsCanceled, isCompleted: true);
        }

        return isRead || _ended;
    }

    /// <inheritdoc />
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (TryRead(out var result))
        {
            return result;
        }

        result = await _reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (result.IsCompleted)
        {
            (_ended, _rest) = (true, result.Buffer);
        }

        return result;
    }

    /// <inheritdoc />
    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    /// <inheritdoc />
    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        if (!_ended)
        {
            _reader.AdvanceTo(consumed, examined);
        }
        else if (!_rest.IsEmpty)
        {
            _rest = _rest.Slice(consumed);
            _reader.AdvanceTo(consumed, examined);
        }
    }

    /// <inheritdoc />
    public override void CancelPendingRead() => _reader.CancelPendingRead();

    /// <inheritdoc />
    public override void Complete(Exception? exception = null) => _reader.Complete(exception);
}
