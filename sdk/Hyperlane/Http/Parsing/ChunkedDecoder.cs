using Hyperlane.Http.Messages;

namespace Hyperlane.Http.Parsing;

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
        SizeSpace,
        ExtensionStart,
        ExtensionName,
        ExtensionNameSpace,
        ExtensionValueStart,
        ExtensionToken,
        ExtensionQuoted,
        ExtensionEscape,
        ExtensionEnd,
        ExtensionEndSpace,
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
            case >= State.SizeSpace and <= State.ExtensionEndSpace:
                return ++_extensions > MaxExtensionBytes ? RejectionReason.ChunkExtensionTooLong : StepExtension(value);
            case State.SizeLineFeed:
                _count = 0;
                _extensions = Math.Max(0, _extensions - (_left / DataPerExtensionByte));
                return value == '\n' ? Go(_left == 0 ? State.TrailerStart : State.Data) : RejectionReason.ChunkLineInvalid;
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
        if (!char.IsAsciiHexDigit((char)value))
        {
            return _count == 0 ? RejectionReason.ChunkSizeInvalid : AfterExtension(value, State.SizeSpace);
        }

        // Zeros before the size say nothing, and are paid for as extensions are.
        if (value == '0' && _left == 0 && _count > 0)
        {
            return ++_extensions > MaxExtensionBytes ? RejectionReason.ChunkSizeTooLong : RejectionReason.None;
        }

        _count = _left == 0 ? 1 : _count + 1;
        _left = (_left << 4) | (uint)(value <= '9' ? value - '0' : (value | 0x20) - 'a' + 10);
        return _count > MaxSizeDigits ? RejectionReason.ChunkSizeTooLong : RejectionReason.None;
    }

    /// <summary>
    /// Extensions are checked and dropped: <c>*( BWS ";" BWS name [ BWS "=" BWS ( token / quoted-string ) ] )</c>
    /// (RFC 9112 §7.1.1). What two parsers could end at different places is refused.
    /// </summary>
    private RejectionReason StepExtension(byte value) => _state switch
    {
        State.ExtensionStart => IsSpace(value) ? RejectionReason.None : GoIfToken(value, State.ExtensionName),
        State.ExtensionName => value == '=' ? Go(State.ExtensionValueStart)
            : Tokens.IsToken([value]) ? RejectionReason.None
            : AfterExtension(value, State.ExtensionNameSpace),
        State.ExtensionNameSpace => value == '=' ? Go(State.ExtensionValueStart) : AfterSpace(value),
        State.ExtensionValueStart => IsSpace(value) ? RejectionReason.None
            : value == '"' ? Go(State.ExtensionQuoted)
            : GoIfToken(value, State.ExtensionToken),
        State.ExtensionToken => Tokens.IsToken([value]) ? RejectionReason.None : AfterExtension(value, State.ExtensionEndSpace),
        State.ExtensionQuoted => value == '"' ? Go(State.ExtensionEnd)
            : value == '\\' ? Go(State.ExtensionEscape)
            : Tokens.IsFieldValue([value]) ? RejectionReason.None
            : RejectionReason.ChunkLineInvalid,
        State.ExtensionEscape => Tokens.IsFieldValue([value]) ? Go(State.ExtensionQuoted) : RejectionReason.ChunkLineInvalid,
        State.ExtensionEnd => AfterExtension(value, State.ExtensionEndSpace),
        _ => AfterSpace(value),
    };

    private RejectionReason AfterExtension(byte value, State space)
        => value == '\r' ? Go(State.SizeLineFeed) : IsSpace(value) ? Go(space) : AfterSpace(value);

    /// <summary>Space is allowed before a semicolon, and nowhere else.</summary>
    private RejectionReason AfterSpace(byte value)
        => IsSpace(value) ? RejectionReason.None : value == ';' ? Go(State.ExtensionStart) : RejectionReason.ChunkLineInvalid;

    private RejectionReason GoIfToken(byte value, State state) => Tokens.IsToken([value]) ? Go(state) : RejectionReason.ChunkLineInvalid;

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t';

    /// <summary>
    /// Trailers are checked and dropped: nothing here reads them, and fields that come after the body must not change its meaning (RFC 9110
    /// §6.5.1).
    /// </summary>
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
