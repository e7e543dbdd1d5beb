using System.Buffers;
using System.IO.Pipelines;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Hyperlane.Transport;
using Hyperlane.WebSockets.Protocol;

namespace Hyperlane.WebSockets;

/// <content>How messages come in.</content>
public sealed partial class WebSocketConnection
{
    /// <summary>The status of a connection that was lost without a close frame; it is never sent (RFC 6455 §7.4.1).</summary>
    private const WebSocketCloseStatus AbnormalClosure = (WebSocketCloseStatus)1006;

    private const int LargestPart = 64 * 1024;

    private readonly PipeReader _input;
    private RentedBuffer _message = new();
    private volatile bool _closeReceived;
    private volatile bool _isLost;
    private volatile Reader _reader;

    /// <summary>Reads messages, each whole, until the connection ends.</summary>
    /// <remarks>Ends without an exception however the connection ends; <see cref="CloseStatus"/> tells. The bytes of a message are good until the next one is asked for.</remarks>
    /// <param name="cancellationToken">Ends the reading; the connection stays, and may be read further.</param>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public IAsyncEnumerable<WebSocketMessage> ReadAllAsync(CancellationToken cancellationToken = default)
        => new WebSocketMessages(this, cancellationToken);

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

    /// <summary>The message that <see cref="ReadMessageAsync"/> has brought.</summary>
    internal WebSocketMessage Message => new(Received, _isText, _json);

    /// <summary>Reads the next message, whole.</summary>
    /// <returns>False when there will be none.</returns>
    internal ValueTask<bool> ReadMessageAsync(CancellationToken cancellationToken) => ReadAsync(_options.MaxMessageBytes, inParts: false, cancellationToken);

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
        if (Interlocked.Exchange(ref _reader, Reader.Handler) is var before and not Reader.Nobody)
        {
            await TakeOverAsync(before).ConfigureAwait(false);
        }

        try
        {
            if (inParts || !_inMessage)
            {
                _message.Clear();
            }

            while (!_closeReceived && !_isLost)
            {
                if (!_input.TryRead(out var result))
                {
                    LetGo();
                    if (!cancellationToken.CanBeCanceled)
                    {
                        await _transport.WaitForInputAsync().ConfigureAwait(false);
                    }

                    if (!_input.TryRead(out result))
                    {
                        result = await _input.ReadAsync(cancellationToken).ConfigureAwait(false);
                    }
                }

                var (step, fault) = Advance(result, most, inParts, out var control);
                if (step is Step.Part or Step.Message)
                {
                    return true;
                }

                if (step == Step.Control)
                {
                    await OnControlAsync(_frame.Opcode, control!).ConfigureAwait(false);
                }
                else if (step == Step.Fault)
                {
                    await FailAsync(fault).ConfigureAwait(false);
                }
                else if (result.IsCompleted)
                {
                    Lose();
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
            _reader = Reader.Nobody;
        }
    }

    /// <summary>Nothing is kept for a peer that is silent.</summary>
    private void LetGo()
    {
        if (_message.Count == 0)
        {
            _message.Release();
            _inflated.Release();
        }
    }

    /// <summary>Takes the next step with what there is, and tells the transport how far it went.</summary>
    private (Step Step, WebSocketFault Fault) Advance(in ReadResult result, int most, bool inParts, out byte[]? control)
    {
        control = null;
        var buffer = result.Buffer;
        var step = Take(ref buffer, most, inParts, out var fault);
        switch (step)
        {
            case Step.Control:
                // Its few bytes are copied, because the answer may have to wait.
                control = buffer.Slice(0, _frameLeft).ToArray();
                Masking.Remove(control, control, _frame.Mask, 0);
                _input.AdvanceTo(buffer.GetPosition(_frameLeft));
                _inFrame = false;
                break;
            case Step.NeedMore:
                _input.AdvanceTo(buffer.Start, buffer.End);
                break;
            default:
                _input.AdvanceTo(buffer.Start);
                Volatile.Write(ref _activeAt, _heardAt);
                break;
        }

        return (step, fault);
    }

    private ValueTask OnControlAsync(Opcode opcode, byte[] payload)
    {
        switch (opcode)
        {
            case Opcode.Ping when _answeredAhead > 0:
                _answeredAhead--;
                return ValueTask.CompletedTask;
            case Opcode.Ping:
                return AnswerPingAsync(payload);
            case Opcode.Close:
                return OnCloseAsync(payload);
            default:
                return ValueTask.CompletedTask;
        }
    }

    private ValueTask AnswerPingAsync(byte[] payload)
        => _closeSent ? ValueTask.CompletedTask : SendFrameAsync(Opcode.Pong, payload, isFinal: true, CancellationToken.None);

    private void Lose()
    {
        _isLost = true;
        End(AbnormalClosure, "The connection was lost.");
    }
}
