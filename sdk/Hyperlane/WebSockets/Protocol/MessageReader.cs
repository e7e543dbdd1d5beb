using System.Buffers;
using System.Text.Unicode;
using Hyperlane.Http.Messages;
using Hyperlane.Transport;

namespace Hyperlane.WebSockets.Protocol;

/// <summary>
/// Reads what a client sends (RFC 6455 §5, RFC 7692 §6): bytes in, messages, parts of messages and control frames out.
/// Knows no connection, no clock and no other thread; what it comes to does not depend on how the bytes were split.
/// </summary>
/// <param name="limits">How much the client may send.</param>
/// <param name="inflater">Inflates messages, where compression was agreed upon.</param>
internal sealed class MessageReader(MessageLimits limits, Inflater? inflater) : IDisposable
{
    /// <summary>
    /// The largest part, in bytes, of a message that is not compressed. A compressed one comes whole: its parts make no sense one by one.
    /// </summary>
    public const int MaxPart = 64 * 1024;

    private RentedBuffer _message = new();
    private RentedBuffer _inflated = new();
    private FrameHeader _frame;
    private long _frameLeft;
    private bool _isCompressed;
    private bool _isDelivered;
    private bool _isEnded;
    private int _fragments;
    private int _emptyFragments;
    private Utf8Check _utf8;

    /// <summary>Whether the last message is text, and so known to be UTF-8; else it is binary.</summary>
    public bool IsText { get; private set; }

    /// <summary>Whether a message has begun and not ended.</summary>
    public bool IsInMessage { get; private set; }

    /// <summary>The bytes of the last message or part, good until <see cref="Next"/>.</summary>
    public ReadOnlyMemory<byte> Received => _isCompressed ? _inflated.Written : _message.Written;

    /// <summary>What the last control frame was.</summary>
    public Opcode Control { get; private set; }

    /// <summary>What it carried. A copy: the answer may have to wait.</summary>
    public byte[] Payload { get; private set; } = [];

    /// <summary>What a close frame said, once there was one.</summary>
    public CloseFrame? Close { get; private set; }

    /// <summary>How the client has broken the protocol.</summary>
    public WebSocketFault Fault { get; private set; }

    /// <summary>How many bytes of a frame with data are still to come, before which no other frame begins.</summary>
    public long FrameLeft => _frameLeft;

    /// <summary>Whether frames may have the bit of compressed messages.</summary>
    public bool TakesCompression => inflater is not null;

    /// <summary>Nobody looks at what was delivered any more. What was gathered of a message that was not delivered stays.</summary>
    public void Next()
    {
        if (_isDelivered)
        {
            _isDelivered = false;
            _message.Clear();
        }
    }

    /// <summary>Gives the memory back, unless there is something in it.</summary>
    public void Release()
    {
        if (_message.Count == 0)
        {
            _message.Release();
            _inflated.Release();
        }
    }

    /// <summary>Reads as far as the end of a message or a part, or to a control frame.</summary>
    /// <param name="input">What there is. Behind what was read; what was not stays, and has to be given again with more.</param>
    /// <param name="inParts">Whether parts of messages are wanted as they come; one that was begun whole may be larger than
    /// <see cref="MaxPart"/>.</param>
    public ReadStep Read(ref ReadOnlySequence<byte> input, bool inParts)
    {
        while (!_isEnded)
        {
            if (_frameLeft == 0)
            {
                var rest = input;
                var status = FrameHeader.TryRead(ref rest, TakesCompression, out var header, out var fault);
                fault = status == ParseStatus.Done && !header.IsControl ? Check(header, inParts) : fault;
                if ((status == ParseStatus.NeedMore || header.IsControl || fault != WebSocketFault.None) && HasPart(inParts))
                {
                    return Deliver(ReadStep.Part);
                }

                if (status == ParseStatus.NeedMore)
                {
                    return ReadStep.NeedMore;
                }

                if (fault != WebSocketFault.None)
                {
                    return Fail(fault);
                }

                if (header.IsControl)
                {
                    return ReadControl(ref input, rest, header);
                }

                Begin(header);
                input = rest;
            }

            if (!TryReadPayload(ref input, inParts && !_isCompressed ? MaxPart : int.MaxValue))
            {
                return Fail(WebSocketFault.InvalidUtf8);
            }

            if (_frameLeft > 0)
            {
                return HasPart(inParts) ? Deliver(ReadStep.Part) : ReadStep.NeedMore;
            }

            if (_frame.IsFinal)
            {
                return End();
            }
        }

        return Fault == WebSocketFault.None ? ReadStep.Ended : ReadStep.Fault;
    }

    /// <summary>Reads a control frame, if that is what comes next and all of it is there. Data stays where it is.</summary>
    /// <returns><see cref="ReadStep.NeedMore"/> where it is not.</returns>
    /// <inheritdoc cref="Read"/>
    public ReadStep ReadControl(ref ReadOnlySequence<byte> input)
    {
        if (_isEnded || _frameLeft > 0)
        {
            return _isEnded ? Read(ref input, inParts: true) : ReadStep.NeedMore;
        }

        var rest = input;
        return FrameHeader.TryRead(ref rest, TakesCompression, out var header, out var fault) switch
        {
            ParseStatus.Rejected => Fail(fault),
            ParseStatus.Done when header.IsControl => ReadControl(ref input, rest, header),
            _ => ReadStep.NeedMore,
        };
    }

    /// <inheritdoc />
    public void Dispose() => inflater?.Dispose();

    private ReadStep ReadControl(ref ReadOnlySequence<byte> input, in ReadOnlySequence<byte> rest, in FrameHeader header)
    {
        if (rest.Length < header.Length)
        {
            // Its header stays with it, so that the next read finds it whole.
            return ReadStep.NeedMore;
        }

        Control = header.Opcode;
        Payload = rest.Slice(0, header.Length).ToArray();
        Masking.Remove(Payload, Payload, header.Mask, 0);
        input = rest.Slice(header.Length);
        if (Control == Opcode.Close)
        {
            var fault = CloseFrame.Read(Payload, out var close);
            if (fault != WebSocketFault.None)
            {
                return Fail(fault);
            }

            Close = close;
            _isEnded = true;
        }

        return ReadStep.Control;
    }

    /// <summary>What is wrong with a frame of data, seen from those before it.</summary>
    private WebSocketFault Check(in FrameHeader header, bool inParts)
    {
        var continues = header.Opcode == Opcode.Continuation;
        if (continues != IsInMessage)
        {
            return continues ? WebSocketFault.ContinuesNothing : WebSocketFault.MessageWithinMessage;
        }

        if (continues && header.IsCompressed)
        {
            return WebSocketFault.CompressedContinuation;
        }

        var isWhole = !inParts || (continues ? _isCompressed : header.IsCompressed);
        if (isWhole && header.Length > limits.MaxMessageBytes - _message.Count)
        {
            return WebSocketFault.MessageTooLarge;
        }

        // Fragments cost their sender next to nothing, and take a turn of ours each.
        return EmptyFragments(header) > limits.MaxEmptyFragments ? WebSocketFault.TooManyEmptyFragments
            : !inParts && Fragments(header) > limits.MaxFragments ? WebSocketFault.TooManyFragments
            : WebSocketFault.None;
    }

    private int Fragments(in FrameHeader header) => header.Opcode == Opcode.Continuation ? _fragments + 1 : 1;

    private int EmptyFragments(in FrameHeader header) => header is { Length: 0, IsFinal: false } ? _emptyFragments + 1 : 0;

    private void Begin(in FrameHeader header)
    {
        _fragments = Fragments(header);
        _emptyFragments = EmptyFragments(header);
        _frame = header;
        _frameLeft = header.Length;
        if (header.Opcode != Opcode.Continuation)
        {
            IsInMessage = true;
            IsText = header.Opcode == Opcode.Text;
            _isCompressed = header.IsCompressed;
            _utf8 = default;
        }
    }

    /// <summary>Takes the mask off what there is of the frame, up to as much as is wanted at a time.</summary>
    /// <returns>False when text is no UTF-8.</returns>
    private bool TryReadPayload(ref ReadOnlySequence<byte> input, int most)
    {
        while (_frameLeft > 0 && !input.IsEmpty && _message.Count < most)
        {
            var piece = input.FirstSpan;
            var length = (int)Math.Min(Math.Min(piece.Length, _frameLeft), most - _message.Count);
            if (length == 0)
            {
                input = input.Slice(input.GetPosition(0, input.End));
                continue;
            }

            var target = _message.Reserve(length).Span[..length];
            Masking.Remove(piece[..length], target, _frame.Mask, _frame.Length - _frameLeft);
            if (IsText && !_isCompressed && !_utf8.TryAppend(target))
            {
                return false;
            }

            _message.Advance(length);
            _frameLeft -= length;
            input = input.Slice(length);
        }

        return true;
    }

    private bool HasPart(bool inParts) => inParts && !_isCompressed && _message.Count > 0;

    private ReadStep End()
    {
        IsInMessage = false;
        var fault = _isCompressed ? Inflate() : IsText && !_utf8.IsWhole ? WebSocketFault.InvalidUtf8 : WebSocketFault.None;
        return fault == WebSocketFault.None ? Deliver(ReadStep.Message) : Fail(fault);
    }

    private WebSocketFault Inflate()
    {
        _inflated.Clear();
        var fault = inflater!.Inflate(_message.Written.Span, ref _inflated, limits.MaxMessageBytes);
        return fault == WebSocketFault.None && IsText && !Utf8.IsValid(_inflated.Written.Span) ? WebSocketFault.InvalidUtf8 : fault;
    }

    private ReadStep Deliver(ReadStep step)
    {
        _isDelivered = true;
        return step;
    }

    private ReadStep Fail(WebSocketFault fault)
    {
        Fault = fault;
        _isEnded = true;
        return ReadStep.Fault;
    }
}
