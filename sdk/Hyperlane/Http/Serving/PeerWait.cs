using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Hyperlane.Transport;

namespace Hyperlane.Http.Serving;

/// <summary>
/// How a connection waits for its peer: what was answered goes out first, and the clock runs. What waits once for every request is pooled.
/// </summary>
internal sealed class PeerWait(TransportConnection transport, ConnectionClock clock)
{
    private readonly PipeReader _input = transport.Input;
    private readonly PipeWriter _output = transport.Output;

    /// <summary>How many requests were answered since the connection last had to wait.</summary>
    public int Streak { get; set; }

    /// <summary>Nothing is at hand: what was answered goes out.</summary>
    public ValueTask FlushBeforeWaitAsync()
    {
        Streak = 0;
        var flush = FlushAsync();
        if (!flush.IsCompletedSuccessfully)
        {
            return IdleAfterAsync(flush);
        }

        flush.GetAwaiter().GetResult();
        return ValueTask.CompletedTask;
    }

    /// <summary>Sends what has gathered. A peer that does not take it has its time, and no more.</summary>
    public ValueTask<FlushResult> FlushAsync()
    {
        if (_output.UnflushedBytes == 0)
        {
            return default;
        }

        var flush = _output.FlushAsync();
        return flush.IsCompletedSuccessfully ? new ValueTask<FlushResult>(flush.GetAwaiter().GetResult()) : clock.WatchAsync(flush);
    }

    /// <summary>Reads more of a body, for which the clock has rules of its own.</summary>
    public ValueTask<ReadResult> ReadBodyAsync(CancellationToken cancellationToken)
        => _input.TryRead(out var result) ? new ValueTask<ReadResult>(result) : AwaitBodyAsync(cancellationToken);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReadResult> AwaitBodyAsync(CancellationToken cancellationToken)
    {
        Streak = 0;
        await FlushAsync().ConfigureAwait(false);
        clock.BodyAwaited();
        return await _input.ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The time between requests begins when the answer has gone out.</summary>
    private async ValueTask IdleAfterAsync(ValueTask<FlushResult> flush)
    {
        await flush.ConfigureAwait(false);
        clock.Idle();
    }
}
