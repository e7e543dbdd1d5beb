namespace Hyperlane.Http;

/// <summary>
/// Takes the chunks off a body (RFC 9112 §7.1). It goes byte by byte through framing and by blocks through
/// data, keeps its place between calls, and so cannot care where the bytes were split.
/// </summary>
internal struct ChunkedDecoder
{
    /// <summary>How many bytes of extensions a body may begin with.</summary>
    private const int MaxExtensionBytes = 4 * 1024;

    /// <summary>So many bytes of data buy one more byte of extensions: a body that is little else is an attack (RFC 9112 §7.1.1).</summary>
    private const int DataPerExtensionByte = 16;

    private const int MaxTrailerBytes = 8 * 1024;
    private const int MaxSizeDigits = 15;

    private State _state;
    private long _left;
    private long _extensions;
    private int _count;

    private enum State : byte
    {
        Size,
        Extension,
        SizeLineFeed,
        Data,
        DataReturn,
        DataLineFeed,
        TrailerStart,
        TrailerName,
        TrailerValue,
        TrailerLineFeed,
        LastLineFeed,
        Done,
    }

    public readonly bool IsDone => _state == State.Done;

    /// <summary>Decodes what it can: until the input ends, the output is full, or the body is done.</summary>
    public RejectionReason Decode(ReadOnlySpan<byte> input, Span<byte> output, out int consumed, out int written)
    {
        consumed = written = 0;
        while (consumed < input.Length && _state != State.Done)
        {
            if (_state == State.Data)
            {
                var n = (int)Math.Min(_left, Math.Min(input.Length - consumed, output.Length - written));
                if (n == 0)
                {
                    break;
                }

                input.Slice(consumed, n).CopyTo(output[written..]);
                consumed += n;
                written += n;
                _left -= n;
                _state = _left == 0 ? State.DataReturn : State.Data;
                continue;
            }

            var reason = Step(input[consumed]);
            if (reason != RejectionReason.None)
            {
                return reason;
            }

            consumed++;
        }

        return RejectionReason.None;
    }

    private RejectionReason Step(byte value)
    {
        switch (_state)
        {
            case State.Size:
                return StepSize(value);
            case State.Extension:
                return value switch
                {
                    (byte)'\r' => Go(State.SizeLineFeed),
                    < 32 and not (byte)'\t' or 127 => RejectionReason.ChunkSizeInvalid,
                    _ => ++_extensions > MaxExtensionBytes ? RejectionReason.ChunkExtensionTooLong : RejectionReason.None,
                };
            case State.SizeLineFeed:
                _count = 0;
                _extensions = Math.Max(0, _extensions - (_left / DataPerExtensionByte));
                return value == '\n' ? Go(_left == 0 ? State.TrailerStart : State.Data) : RejectionReason.ChunkSizeInvalid;
            case State.DataReturn:
                return value == '\r' ? Go(State.DataLineFeed) : RejectionReason.ChunkEndMissing;
            case State.DataLineFeed:
                _count = 0;
                return value == '\n' ? Go(State.Size) : RejectionReason.ChunkEndMissing;
            default:
                return ++_count > MaxTrailerBytes ? RejectionReason.TrailersTooLarge : StepTrailer(value);
        }
    }

    private RejectionReason StepSize(byte value)
    {
        if (char.IsAsciiHexDigit((char)value))
        {
            var digit = value <= '9' ? value - '0' : (value | 0x20) - 'a' + 10;
            _left = (_left << 4) | (uint)digit;
            return ++_count > MaxSizeDigits ? RejectionReason.ChunkSizeTooLarge : RejectionReason.None;
        }

        return (value, _count) switch
        {
            (_, 0) => RejectionReason.ChunkSizeInvalid,
            ((byte)'\r', _) => Go(State.SizeLineFeed),
            ((byte)';', _) => Go(State.Extension),
            _ => RejectionReason.ChunkSizeInvalid,
        };
    }

    /// <summary>Trailers are checked and dropped: nothing here reads them, and fields that come after the body must not change its meaning (RFC 9110 §6.5.1).</summary>
    private RejectionReason StepTrailer(byte value) => (_state, value) switch
    {
        (State.TrailerStart, (byte)'\r') => Go(State.LastLineFeed),
        (State.TrailerStart or State.TrailerName, _) when Tokens.IsToken([value]) => Go(State.TrailerName),
        (State.TrailerName, (byte)':') => Go(State.TrailerValue),
        (State.TrailerValue, (byte)'\r') => Go(State.TrailerLineFeed),
        (State.TrailerValue, _) when Tokens.IsFieldValue([value]) => RejectionReason.None,
        (State.TrailerLineFeed, (byte)'\n') => Go(State.TrailerStart),
        (State.LastLineFeed, (byte)'\n') => Go(State.Done),
        _ => RejectionReason.TrailersInvalid,
    };

    private RejectionReason Go(State state)
    {
        _state = state;
        return RejectionReason.None;
    }
}
