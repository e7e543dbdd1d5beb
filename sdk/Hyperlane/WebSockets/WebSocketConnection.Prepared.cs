using System.Runtime.CompilerServices;
using Hyperlane.WebSockets.Protocol;

namespace Hyperlane.WebSockets;

/// <content>How messages go out that were made for many.</content>
public sealed partial class WebSocketConnection
{
    /// <summary>How much is gathered for one flush, in bytes.</summary>
    private const int MostGathered = 64 * 1024;

    /// <summary>Sends a message that is ready made. While the peer is slow, this waits.</summary>
    /// <inheritdoc cref="SendAsync(string, CancellationToken)"/>
    public async ValueTask SendAsync(PreparedMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        await _sending.EnterAsync(cancellationToken).ConfigureAwait(false);
        await FlushPreparedAsync(message, null).ConfigureAwait(false);
    }

    /// <summary>Has work done on the thread that serves this connection.</summary>
    internal void Post(IThreadPoolWorkItem work) => _transport.Post(work);

    /// <summary>Cuts the connection, as one whose peer does not keep up.</summary>
    internal void Cut(string reason)
    {
        End(AbnormalClosure, reason);
        _isLost = true;
        _transport.Abort();
    }

    /// <summary>Sends all that a queue has, as many messages to a flush as there are.</summary>
    /// <exception cref="IOException">The connection has ended.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    internal async ValueTask SendAllAsync(MessageQueue queue)
    {
        while (true)
        {
            if (!_sending.TryEnter())
            {
                await _sending.EnterAsync().ConfigureAwait(false);
            }

            if (queue.TryTake() is not { } first)
            {
                _sending.Leave();
                return;
            }

            await FlushPreparedAsync(first, queue).ConfigureAwait(false);
        }
    }

    private ValueTask FlushPreparedAsync(PreparedMessage first, MessageQueue? queue)
    {
        try
        {
            ThrowIfEnded(Opcode.Text);
            var written = 0;
            for (var message = first; message is not null; message = written < MostGathered ? queue?.TryTake() : null)
            {
                written += Write(message);
            }

            return Flush(0);
        }
        catch
        {
            _sending.Leave();
            throw;
        }
    }

    private int Write(PreparedMessage message)
    {
        var frame = message.Frame;
        if (_deflater is not null && _deflater.Takes(message.Payload.Length))
        {
            frame = message.CompressedFrame;

            // The peer remembers this message, and the deflater does not know it: what it would refer to has moved.
            _deflater.Forget();
        }

        frame.Span.CopyTo(_output.GetSpan(frame.Length));
        _output.Advance(frame.Length);
        return frame.Length;
    }
}
