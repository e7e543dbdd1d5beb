using System.Buffers;
using System.IO.Pipelines;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Hyperlane.Http;
using Hyperlane.Transport;

namespace Hyperlane.WebSockets;

/// <content>How messages come in.</content>
public sealed partial class WebSocketConnection
{
    /// <summary>The status of a connection that was lost without a close frame; it is never sent (RFC 6455 §7.4.1).</summary>
    private const WebSocketCloseStatus AbnormalClosure = (WebSocketCloseStatus)1006;

    private const int LargestPart = 64 * 1024;

    private readonly PipeReader _input;
    private RentedBuffer _message = new();
    private Utf8Check _utf8;
    private FrameHeader _frame;
    private long _frameLeft;
    private bool _inFrame;
    private bool _inMessage;
    private bool _isText;
    private bool _closeReceived;
    private volatile bool _isLost;
    private int _isReading;
    private long _heardAt = Environment.TickCount64;

    private enum Step
    {
        NeedMore,
        Control,
        Part,
        Message,
        Fault,
    }

    /// <summary>Reads messages, each whole, until the connection ends.</summary>
    /// <remarks>Ends without an exception however the connection ends; <see cref="CloseStatus"/> tells. The bytes of a message are good until the next one is asked for.</remarks>
    /// <param name="cancellationToken">Ends the reading; the connection stays, and may be read further.</param>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public async IAsyncEnumerable<WebSocketMessage> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await ReadAsync(_options.MaxMessageBytes, inParts: false, cancellationToken).ConfigureAwait(false))
        {
            yield return new WebSocketMessage(Received, _isText, _json);
        }
    }

    /// <summary>Reads messages that are JSON. One that is not ends the connection with 1007.</summary>
    /// <typeparam name="T">What each message is, by the app's JSON options.</typeparam>
    /// <inheritdoc cref="ReadAllAsync(CancellationToken)"/>
    public async IAsyncEnumerable<T> ReadAllAsync<T>([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var message in ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!TryReadJson<T>(message, out var value))
            {
                await FailAsync(WebSocketFault.InvalidJson).ConfigureAwait(false);
                yield break;
            }

            yield return value;
        }
    }

    /// <summary>Reads messages as they arrive, in parts of up to 64 KiB, however large they are.</summary>
    /// <inheritdoc cref="ReadAllAsync(CancellationToken)"/>
    public async IAsyncEnumerable<WebSocketPart> ReadPartsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await ReadAsync(LargestPart, inParts: true, cancellationToken).ConfigureAwait(false))
        {
            yield return new WebSocketPart(Received, _isText, !_inMessage);
        }
    }

    private static bool TryReadJson<T>(WebSocketMessage message, out T value)
    {
        try
        {
            value = message.Json<T>()!;
            return value is not null;
        }
        catch (JsonException)
        {
            value = default!;
            return false;
        }
    }

    /// <summary>Reads the next message, or the next part of one, into <see cref="_message"/>.</summary>
    /// <returns>False when there will be none.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> ReadAsync(int most, bool inParts, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _isReading, 1) != 0)
        {
            throw new InvalidOperationException("The WebSocket is being read already; one reader at a time.");
        }

        try
        {
            if (inParts || !_inMessage)
            {
                _message.Clear();
            }

            while (!_closeReceived && !_isLost)
            {
                var step = await StepAsync(most, inParts, cancellationToken).ConfigureAwait(false);
                if (step is Step.Part or Step.Message)
                {
                    return true;
                }
            }

            return false;
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            Lose();
            return false;
        }
        finally
        {
            Volatile.Write(ref _isReading, 0);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Step> StepAsync(int most, bool inParts, CancellationToken cancellationToken)
    {
        if (!_input.TryRead(out var result))
        {
            if (_message.Count == 0)
            {
                // Nothing is kept for a peer that is silent.
                _message.Release();
                _inflated.Release();
            }

            result = await _input.ReadAsync(cancellationToken).ConfigureAwait(false);
        }

        var buffer = result.Buffer;
        var step = Take(ref buffer, most, inParts, out var fault);
        if (step == Step.Control)
        {
            // Its few bytes are copied, because the answer may have to wait.
            var control = buffer.Slice(0, _frameLeft).ToArray();
            Masking.Remove(control, control, _frame.Mask, 0);
            _input.AdvanceTo(buffer.GetPosition(_frameLeft));
            _inFrame = false;
            await OnControlAsync(control).ConfigureAwait(false);
            return step;
        }

        _input.AdvanceTo(buffer.Start, step == Step.NeedMore ? buffer.End : buffer.Start);
        if (step == Step.Fault)
        {
            await FailAsync(fault).ConfigureAwait(false);
        }
        else if (step == Step.NeedMore && result.IsCompleted)
        {
            Lose();
        }

        return step;
    }

    /// <summary>Takes as much as there is, up to the end of a message or a part, or to a control frame.</summary>
    private Step Take(ref ReadOnlySequence<byte> input, int most, bool inParts, out WebSocketFault fault)
    {
        fault = WebSocketFault.None;
        Volatile.Write(ref _heardAt, Environment.TickCount64);
        Volatile.Write(ref _pingedAt, 0);
        while (true)
        {
            if (!_inFrame)
            {
                switch (TakeHeader(ref input, most, inParts, out fault))
                {
                    case ParseStatus.NeedMore:
                        return inParts && !_isCompressed && _message.Count > 0 ? Step.Part : Step.NeedMore;
                    case ParseStatus.Rejected:
                        return Step.Fault;
                }
            }

            if (_frame.IsControl)
            {
                return input.Length >= _frameLeft ? Step.Control : Step.NeedMore;
            }

            if (!TryTakePayload(ref input, most, inParts && !_isCompressed, out fault))
            {
                return Step.Fault;
            }

            if (_frameLeft > 0)
            {
                return inParts && !_isCompressed && _message.Count > 0 ? Step.Part : Step.NeedMore;
            }

            _inFrame = false;
            if (_frame.IsFinal)
            {
                _inMessage = false;
                fault = _isCompressed ? Inflate() : _isText && !_utf8.IsWhole ? WebSocketFault.InvalidUtf8 : WebSocketFault.None;
                return fault == WebSocketFault.None ? Step.Message : Step.Fault;
            }
        }
    }

    private ParseStatus TakeHeader(ref ReadOnlySequence<byte> input, int most, bool inParts, out WebSocketFault fault)
    {
        var status = FrameHeader.TryRead(ref input, takesCompression: _inflater is not null, out var header, out fault);
        if (status != ParseStatus.Done)
        {
            return status;
        }

        fault = header.IsControl ? WebSocketFault.None
            : header.Opcode == Opcode.Continuation && !_inMessage ? WebSocketFault.ContinuesNothing
            : header.Opcode != Opcode.Continuation && _inMessage ? WebSocketFault.MessageWithinMessage
            : header is { Opcode: Opcode.Continuation, IsCompressed: true } ? WebSocketFault.CompressedContinuation
            : (!inParts || IsCompressed(header)) && header.Length > (inParts ? _options.MaxMessageBytes : most) - _message.Count ? WebSocketFault.MessageTooLarge
            : WebSocketFault.None;
        if (fault != WebSocketFault.None)
        {
            return ParseStatus.Rejected;
        }

        _frame = header;
        _frameLeft = header.Length;
        _inFrame = true;
        if (header.Opcode is Opcode.Text or Opcode.Binary)
        {
            _inMessage = true;
            _isText = header.Opcode == Opcode.Text;
            _isCompressed = header.IsCompressed;
            _utf8 = default;
        }

        return ParseStatus.Done;
    }

    private bool TryTakePayload(ref ReadOnlySequence<byte> input, int most, bool inParts, out WebSocketFault fault)
    {
        fault = WebSocketFault.None;
        while (_frameLeft > 0 && !input.IsEmpty && !(inParts && _message.Count >= most))
        {
            var piece = input.FirstSpan;
            var length = (int)Math.Min(Math.Min(piece.Length, _frameLeft), inParts ? most - _message.Count : int.MaxValue);
            if (length == 0)
            {
                input = input.Slice(input.GetPosition(0, input.End));
                continue;
            }

            var target = _message.Reserve(length).Span[..length];
            Masking.Remove(piece[..length], target, _frame.Mask, _frame.Length - _frameLeft);
            if (_isText && !_isCompressed && !_utf8.TryAppend(target))
            {
                fault = WebSocketFault.InvalidUtf8;
                return false;
            }

            _message.Advance(length);
            _frameLeft -= length;
            input = input.Slice(length);
        }

        return true;
    }

    private ValueTask OnControlAsync(byte[] payload)
    {
        switch (_frame.Opcode)
        {
            case Opcode.Ping:
                return _closeSent ? ValueTask.CompletedTask : SendFrameAsync(Opcode.Pong, payload, isFinal: true, CancellationToken.None);
            case Opcode.Close:
                return OnCloseAsync(payload);
            default:
                return ValueTask.CompletedTask;
        }
    }

    private void Lose()
    {
        _isLost = true;
        End(AbnormalClosure, "The connection was lost.");
    }
}
