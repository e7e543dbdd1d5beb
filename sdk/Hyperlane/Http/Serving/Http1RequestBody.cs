using System.Buffers;
using Hyperlane.Http.Messages;
using Hyperlane.Http.Parsing;
using Hyperlane.Transport;

namespace Hyperlane.Http.Serving;

/// <summary>The bodies of the requests of a connection: its bytes without their framing (RFC 9112 §6).</summary>
internal sealed class Http1RequestBody(TransportConnection transport, ConnectionClock clock, PeerWait wait)
{
    private MessageFraming _framing;
    private ChunkedDecoder _chunks;
    private long _left;
    private long _read;
    private bool _broken;
    private bool _isAwaitingContinue;

    /// <summary>Whether the body has been read to its end, so that the next request may follow.</summary>
    public bool IsDone => !_broken && (_framing.Body == BodyKind.Chunked ? _chunks.IsDone : _left == 0);

    /// <summary>Whether the response has begun, so that a client that waits for word to send its body gets none any more.</summary>
    public bool IsAnswered { get; set; }

    public void Begin(MessageFraming framing)
    {
        _framing = framing;
        _chunks = default;
        _left = framing.Length;
        _read = 0;
        _broken = IsAnswered = false;
        _isAwaitingContinue = framing.ExpectContinue;
    }

    /// <summary>Reads some of it; 0 at its end.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="limit">How many bytes the whole may have.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public ValueTask<int> ReadAsync(Memory<byte> buffer, long limit, CancellationToken cancellationToken)
        => IsDone || buffer.IsEmpty ? new ValueTask<int>(0) : ReadSomeAsync(buffer, limit, cancellationToken);

    /// <summary>Whether what the handler left unread is known to be little enough.</summary>
    public bool IsWorthDraining(long most) => IsDone || (!_broken && !_isAwaitingContinue && _left <= most);

    /// <summary>Reads what the handler left, to find the next request behind it.</summary>
    /// <returns>False when there is more than that is worth.</returns>
    public async ValueTask<bool> TryDrainAsync(long most)
    {
        if (!IsWorthDraining(most))
        {
            return false;
        }

        var scratch = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            for (var drained = 0L; drained <= most;)
            {
                // How much is worth it is the only limit from here on: a body that was refused for its length is thrown away as well.
                var read = await ReadAsync(scratch, long.MaxValue, CancellationToken.None).ConfigureAwait(false);
                drained += read;
                if (read == 0)
                {
                    return true;
                }
            }

            return false;
        }
        catch (RejectedRequestException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }

    private async ValueTask<int> ReadSomeAsync(Memory<byte> buffer, long limit, CancellationToken cancellationToken)
    {
        if (_broken || (_framing.Body == BodyKind.Length && _framing.Length > limit))
        {
            // Nothing of it was read, so where it is small, the next request can still be found behind it.
            throw new RejectedRequestException(RejectionReason.BodyTooLarge);
        }

        if (_isAwaitingContinue)
        {
            _isAwaitingContinue = false;
            if (!IsAnswered)
            {
                // Goes out with the read that follows (RFC 9110 §15.2.1).
                transport.Output.Write("HTTP/1.1 100 Continue\r\n\r\n"u8);
            }
        }

        while (true)
        {
            var result = await wait.ReadBodyAsync(cancellationToken).ConfigureAwait(false);
            var isLate = result.IsCanceled && clock.IsExpired;
            var read = Take(result.Buffer, buffer.Span, limit);
            clock.BodyArrived(read);
            if (isLate && read == 0)
            {
                throw Break(RejectionReason.BodyTimeout);
            }

            if (read > 0 || IsDone)
            {
                return read;
            }

            // A cancelled read was meant for a connection that was idle a moment ago; it is not any more.
            if (result.IsCompleted)
            {
                throw Break(RejectionReason.BodyTruncated);
            }
        }
    }

    private int Take(ReadOnlySequence<byte> input, Span<byte> output, long limit)
    {
        var start = input.Start;
        var written = 0;
        try
        {
            foreach (var segment in input)
            {
                var reason = TakeSpan(segment.Span, output[written..], out var consumed, out var taken);
                start = input.GetPosition(consumed, start);
                written += taken;
                _read += taken;
                if (reason != RejectionReason.None || _read > limit)
                {
                    throw Break(reason != RejectionReason.None ? reason : RejectionReason.BodyTooLarge);
                }

                if (consumed < segment.Length || IsDone)
                {
                    break;
                }
            }
        }
        finally
        {
            transport.Input.AdvanceTo(start, written > 0 || IsDone || _broken ? start : input.End);
        }

        return written;
    }

    private RejectionReason TakeSpan(ReadOnlySpan<byte> input, Span<byte> output, out int consumed, out int written)
    {
        if (_framing.Body == BodyKind.Chunked)
        {
            return _chunks.Decode(input, output, out consumed, out written);
        }

        consumed = written = (int)Math.Min(_left, Math.Min(input.Length, output.Length));
        input[..written].CopyTo(output);
        _left -= written;
        return RejectionReason.None;
    }

    private RejectedRequestException Break(RejectionReason reason)
    {
        _broken = true;
        return new RejectedRequestException(reason);
    }
}
