using System.IO.Pipelines;
using System.Net.Security;

namespace Hyperlane.Transport.Tls;

/// <summary>Writes to a TLS stream. Its completion is the end of our side: close_notify, then the end of the connection below.</summary>
internal sealed class TlsPipeWriter(SslStream stream, PipeWriter below) : PipeWriter
{
    private readonly PipeWriter _writer = Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
    private bool _completed;

    /// <summary>The flush that waits for a slow peer.</summary>
    private Task _flushing = Task.CompletedTask;

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => _writer.UnflushedBytes;

    public override Memory<byte> GetMemory(int sizeHint = 0) => _writer.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => _writer.GetSpan(sizeHint);

    public override void Advance(int bytes) => _writer.Advance(bytes);

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        var flush = _writer.FlushAsync(cancellationToken);
        if (flush.IsCompleted)
        {
            return flush;
        }

        var flushing = flush.AsTask();
        _flushing = flushing;
        return new ValueTask<FlushResult>(flushing);
    }

    public override void CancelPendingFlush() => _writer.CancelPendingFlush();

    public override void Complete(Exception? exception = null)
        => throw new NotSupportedException("The end of TLS is a message, which may have to wait; use CompleteAsync.");

    public override async ValueTask CompleteAsync(Exception? exception = null)
    {
        if (_completed)
        {
            return;
        }

        _completed = true;
        try
        {
            // It reads the memory that would be given back.
            await _flushing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await _writer.CompleteAsync(exception).ConfigureAwait(false);
            await stream.ShutdownAsync().ConfigureAwait(false);
        }
        finally
        {
            await below.CompleteAsync().ConfigureAwait(false);
        }
    }
}
