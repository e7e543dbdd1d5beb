using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Hyperlane.Transport;

namespace Hyperlane.Http;

/// <content>How the connection waits for more of the peer, and what it does when it is held up itself.</content>
internal sealed partial class HttpConnection : IBlockingObserver
{
    void IBlockingObserver.OnBlocked(bool isWaiting)
    {
        if (_context.Pace is { } pace)
        {
            pace.OnBlocked(isWaiting);
        }
        else if (isWaiting)
        {
            Transport.RunsInline = false;
        }
    }

    /// <summary>Reads more of the request. What earlier requests were answered goes out before we wait.</summary>
    public ValueTask<ReadResult> ReadInputAsync(CancellationToken cancellationToken = default)
        => _input.TryRead(out var result) ? new ValueTask<ReadResult>(result) : FlushAndReadAsync(cancellationToken);

    /// <summary>Tells a client that waits for word to send its body (RFC 9110 §15.2.1). Goes out with the read that follows.</summary>
    public void WriteContinue()
    {
        if (!_response.HasStarted)
        {
            System.Buffers.BuffersExtensions.Write(_output, "HTTP/1.1 100 Continue\r\n\r\n"u8);
        }
    }

    private ValueTask<ReadResult> FlushAndReadAsync(CancellationToken cancellationToken)
    {
        _streak = 0;
        if (_output.UnflushedBytes == 0)
        {
            return _input.ReadAsync(cancellationToken);
        }

        var flush = _output.FlushAsync(cancellationToken);
        if (!flush.IsCompletedSuccessfully)
        {
            return ReadAfterAsync(flush, cancellationToken);
        }

        _ = flush.GetAwaiter().GetResult();
        return _input.ReadAsync(cancellationToken);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReadResult> ReadAfterAsync(ValueTask<FlushResult> flush, CancellationToken cancellationToken)
    {
        await flush.ConfigureAwait(false);
        return await _input.ReadAsync(cancellationToken).ConfigureAwait(false);
    }
}
