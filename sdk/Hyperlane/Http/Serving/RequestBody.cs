using System.Buffers;
using Hyperlane.Http.Messages;
using Hyperlane.Http.Parsing;

namespace Hyperlane.Http.Serving;

/// <summary>The body of a request as a stream: the connection's bytes without their framing. One per connection.</summary>
internal sealed class RequestBody(HttpConnection connection) : ReadOnlyStream
{
    private MessageFraming _framing;
    private ChunkedDecoder _chunks;
    private long _left;
    private long _read;
    private bool _broken;

    /// <summary>Whether the body has been read to its end, so that the next request may follow.</summary>
    public bool IsDone => !_broken && (_framing.Body == BodyKind.Chunked ? _chunks.IsDone : _left == 0);

    /// <summary>The most bytes it may have.</summary>
    public long Limit { get; set; }

    /// <summary>Whether the client still waits for word before it sends the body.</summary>
    public bool IsAwaitingContinue { get; private set; }

    public void Begin(MessageFraming framing, long limit)
    {
        _framing = framing;
        _chunks = default;
        _left = framing.Length;
        _read = 0;
        Limit = limit;
        _broken = false;
        IsAwaitingContinue = framing.ExpectContinue;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => IsDone || buffer.IsEmpty ? new ValueTask<int>(0) : ReadSomeAsync(buffer, cancellationToken);

    /// <summary>Whether what the handler left unread is known to be little enough.</summary>
    public bool IsWorthDraining(long most) => IsDone || (!_broken && !IsAwaitingContinue && _left <= most);

    /// <summary>Reads what the handler left, to find the next request behind it.</summary>
    /// <returns>False when there is more than that is worth.</returns>
    public async ValueTask<bool> TryDrainAsync(long most)
    {
        if (!IsWorthDraining(most))
        {
            return false;
        }

        // How much is worth it is the only limit from here on: a body that was refused for its length is thrown away as well.
        Limit = long.MaxValue;
        var scratch = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            for (var drained = 0L; drained <= most;)
            {
                var read = await ReadAsync(scratch).ConfigureAwait(false);
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

    private async ValueTask<int> ReadSomeAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_broken || (_framing.Body == BodyKind.Length && _framing.Length > Limit))
        {
            // Nothing of it was read, so where it is small, the next request can still be found behind it.
            throw new RejectedRequestException(RejectionReason.BodyTooLarge);
        }

        if (IsAwaitingContinue)
        {
            IsAwaitingContinue = false;
            connection.WriteContinue();
        }

        while (true)
        {
            var result = await connection.ReadBodyAsync(cancellationToken).ConfigureAwait(false);
            var isLate = result.IsCanceled && connection.Clock.IsExpired;
            var read = Take(result.Buffer, buffer.Span);
            connection.Clock.BodyArrived(read);
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

    private int Take(ReadOnlySequence<byte> input, Span<byte> output)
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
                if (reason != RejectionReason.None || _read > Limit)
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
            connection.Transport.Input.AdvanceTo(start, written > 0 || IsDone || _broken ? start : input.End);
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
