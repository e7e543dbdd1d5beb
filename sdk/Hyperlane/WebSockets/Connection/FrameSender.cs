using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Hyperlane.Transport;
using Hyperlane.WebSockets.Protocol;

namespace Hyperlane.WebSockets.Connection;

/// <summary>Sends over a connection: one sender at a time, each until what it has written is flushed.</summary>
internal sealed class FrameSender(TransportConnection transport, MessageWriter writer, ConnectionEnd end, PeerClock clock, SendPace pace)
{
    /// <summary>How much is gathered for one flush, in bytes.</summary>
    private const int MaxGathered = 64 * 1024;

    private readonly SendGate _gate = new();
    private readonly PipeWriter _output = transport.Output;

    /// <summary>How fast the peer takes what it is sent.</summary>
    private SendPace _pace = pace;

    /// <summary>
    /// Completed with the last part of a message that is sent in parts, where somebody waits for it. Guarded by the gate.
    /// </summary>
    private TaskCompletionSource? _lastPart;

    /// <summary>
    /// Sends the head of the answer to the handshake. Everybody else has to wait: the client may know that it is there before we do.
    /// </summary>
    public async ValueTask OpenAsync()
    {
        await _gate.EnterAsync().ConfigureAwait(false);
        await FlushSlowlyAsync(_output.FlushAsync()).ConfigureAwait(false);
    }

    /// <summary>Sends a message, a part of one, or a control frame.</summary>
    /// <exception cref="IOException">The connection has ended.</exception>
    /// <exception cref="InvalidOperationException">It is a message, and the last part of another is still to come.</exception>
    public ValueTask SendAsync(in OutgoingFrame frame, CancellationToken cancellationToken = default)
        => _gate.TryEnter() ? WriteAndFlush(frame) : WaitAndSendAsync(frame, cancellationToken);

    /// <inheritdoc cref="SendAsync(in OutgoingFrame, CancellationToken)"/>
    public async ValueTask SendAsync(PreparedMessage message, CancellationToken cancellationToken)
    {
        await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        await WriteAndFlush(message, null).ConfigureAwait(false);
    }

    /// <summary>
    /// Sends all that a queue has, as many messages to a flush as there are; behind the last part of a message that is sent in parts.
    /// </summary>
    /// <exception cref="IOException">The connection has ended.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask SendAllAsync(MessageQueue queue)
    {
        while (true)
        {
            if (!_gate.TryEnter())
            {
                await _gate.EnterAsync().ConfigureAwait(false);
            }

            if (writer.IsInMessage && end.Handshake.CanSend)
            {
                var lastPart = (_lastPart ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
                _gate.Leave();
                await lastPart.ConfigureAwait(false);
                continue;
            }

            if (queue.TryTake() is not { } first)
            {
                _gate.Leave();
                return;
            }

            await WriteAndFlush(first, queue).ConfigureAwait(false);
        }
    }

    /// <summary>Sends a close frame, unless that has been done.</summary>
    /// <exception cref="IOException">The connection has ended.</exception>
    public async ValueTask CloseAsync(CloseFrame close)
    {
        await _gate.EnterAsync().ConfigureAwait(false);
        if (!TryBeginClose())
        {
            _gate.Leave();
            return;
        }

        await WriteAndFlush(new OutgoingFrame(Opcode.Close, close.ToPayload())).ConfigureAwait(false);
    }

    /// <summary>Sends a close frame to a peer that may be gone: the reader learns of it.</summary>
    public Task TryCloseAsync(CloseFrame close) => IgnoreEndAsync(CloseAsync(close));

    /// <summary>
    /// Sends a ping, unless somebody sends: a sender that is at work, or waits for a slow peer, is sign enough that pings have to wait as
    /// well.
    /// </summary>
    public void TryPing()
    {
        if (_gate.TryEnter())
        {
            clock.NotePing();
            _ = IgnoreEndAsync(WriteAndFlush(new OutgoingFrame(Opcode.Ping, default)));
        }
    }

    /// <summary>Whether a flush waits for a peer that takes too little or gives no sign of life. Only the heartbeat asks.</summary>
    public bool IsStuck(long now) => _pace.IsUnderWay && (_pace.IsLate(transport.TakenBytes) || clock.IsMute(now, _pace.ProgressAt));

    private static async Task IgnoreEndAsync(ValueTask sending)
    {
        try
        {
            await sending.ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The peer is gone; the reader learns of it.
        }
    }

    /// <summary>The time is noted first: the heartbeat may look as soon as the state says that we have closed.</summary>
    private bool TryBeginClose()
    {
        if (!end.Handshake.CanSend)
        {
            return false;
        }

        clock.NoteCloseSent();
        return end.Handshake.TryMove(CloseEvent.Send);
    }

    private async ValueTask WaitAndSendAsync(OutgoingFrame frame, CancellationToken cancellationToken)
    {
        await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        await WriteAndFlush(frame).ConfigureAwait(false);
    }

    /// <summary>Writes a frame and lets the next sender in when it has gone out.</summary>
    private ValueTask WriteAndFlush(in OutgoingFrame frame)
    {
        if (frame.Opcode == Opcode.Pong && end.Handshake.IsCloseSent)
        {
            // The peer will have our close instead; that we owe it a pong does not end its own messages.
            _gate.Leave();
            return ValueTask.CompletedTask;
        }

        try
        {
            ThrowIfEnded(frame.Opcode);
            writer.Write(frame);
            if (_lastPart is not null && (!writer.IsInMessage || frame.Opcode == Opcode.Close))
            {
                EndWaitForLastPart();
            }

            return Flush();
        }
        catch
        {
            _gate.Leave();
            throw;
        }
    }

    private ValueTask WriteAndFlush(PreparedMessage first, MessageQueue? queue)
    {
        try
        {
            ThrowIfEnded(Opcode.Text);
            var written = 0;
            for (var message = first; message is not null; message = written < MaxGathered ? queue?.TryTake() : null)
            {
                var isCompressed = writer.Compresses(message.Payload.Length);
                var frame = isCompressed ? message.CompressedFrame : message.Frame;
                writer.WriteFramed(frame.Span, isCompressed);
                written += frame.Length;
            }

            return Flush();
        }
        catch
        {
            _gate.Leave();
            throw;
        }
    }

    /// <summary>Has those go on who wait for the last part; behind a close they find that it has ended.</summary>
    private void EndWaitForLastPart()
    {
        _lastPart!.SetResult();
        _lastPart = null;
    }

    private ValueTask Flush()
    {
        var flush = _output.FlushAsync(CancellationToken.None);
        if (!flush.IsCompletedSuccessfully)
        {
            return FlushSlowlyAsync(flush);
        }

        _ = flush.GetAwaiter().GetResult();
        _gate.Leave();
        return ValueTask.CompletedTask;
    }

    private async ValueTask FlushSlowlyAsync(ValueTask<FlushResult> flush)
    {
        _pace.Begin();
        try
        {
            await flush.ConfigureAwait(false);
        }
        finally
        {
            _pace.End();
            _gate.Leave();
        }
    }

    /// <summary>A close has already been taken note of where it gets here, and goes out in any state but one.</summary>
    private void ThrowIfEnded(Opcode opcode)
    {
        if (opcode == Opcode.Close ? end.Handshake.State == CloseState.Lost : !end.Handshake.CanSend)
        {
            throw new IOException("The WebSocket is closed.");
        }

        if (opcode < Opcode.Close)
        {
            clock.NoteSent();
        }
    }
}
