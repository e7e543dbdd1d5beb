using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Hyperlane.Transport;

namespace Hyperlane.Http.Serving;

/// <content>How the connection waits for more of the peer, and what it does when it is held up itself.</content>
internal sealed partial class HttpConnection : IBlockingObserver
{
    /// <summary>What the connection has become, if it no longer speaks HTTP.</summary>
    public IUpgraded? Upgraded { get; private set; }

    /// <summary>Answers 101 and hands the connection over (RFC 9110 §7.8).</summary>
    public TransportConnection Upgrade(string protocol, IUpgraded upgraded)
    {
        _response.Upgrade(protocol);
        Upgraded = upgraded;
        return Transport;
    }

    void IBlockingObserver.OnBlocked(bool isWaiting)
    {
        if (_context.BlockingObserver is { } observer)
        {
            observer.OnBlocked(isWaiting);
        }
        else if (isWaiting)
        {
            Transport.RunsInline = false;
        }
    }

    /// <summary>Reads more of a body, for which the clock has rules of its own. What earlier requests were answered goes out before we wait.</summary>
    public ValueTask<ReadResult> ReadBodyAsync(CancellationToken cancellationToken)
        => _input.TryRead(out var result) ? new ValueTask<ReadResult>(result) : AwaitBodyAsync(cancellationToken);

    /// <summary>Tells a client that waits for word to send its body (RFC 9110 §15.2.1). Goes out with the read that follows.</summary>
    public void WriteContinue()
    {
        if (!_response.HasStarted)
        {
            System.Buffers.BuffersExtensions.Write(_output, "HTTP/1.1 100 Continue\r\n\r\n"u8);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReadResult> AwaitBodyAsync(CancellationToken cancellationToken)
    {
        _streak = 0;
        await FlushAsync().ConfigureAwait(false);
        Clock.BodyAwaited();
        return await _input.ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Nothing is at hand: what was answered goes out.</summary>
    private ValueTask FlushBeforeWaitAsync()
    {
        _streak = 0;
        var flush = FlushAsync();
        if (!flush.IsCompletedSuccessfully)
        {
            return IdleAfterAsync(flush);
        }

        flush.GetAwaiter().GetResult();
        return ValueTask.CompletedTask;
    }

    /// <summary>The time between requests begins when the answer has gone out.</summary>
    private async ValueTask IdleAfterAsync(ValueTask<FlushResult> flush)
    {
        await flush.ConfigureAwait(false);
        Clock.Idle();
    }

    /// <summary>Sends what has gathered. A peer that does not take it has its time, and no more.</summary>
    private ValueTask<FlushResult> FlushAsync()
    {
        if (_output.UnflushedBytes == 0)
        {
            return default;
        }

        var flush = _output.FlushAsync();
        return flush.IsCompletedSuccessfully ? new ValueTask<FlushResult>(flush.GetAwaiter().GetResult()) : Clock.WatchAsync(flush);
    }
}
