using System.Buffers;
using Hyperlane.Http.Messages;
using Hyperlane.WebSockets.Protocol;

namespace Hyperlane.WebSockets;

/// <content>From bytes to frames, and from frames to messages (RFC 6455 §5).</content>
public sealed partial class WebSocketConnection
{
    private FrameHeader _frame;
    private long _frameLeft;
    private bool _inFrame;
    private bool _inMessage;
    private bool _isText;

    /// <summary>How many fragments the message has had so far, and how many of the last ones had no bytes.</summary>
    private int _fragments;
    private int _emptyFragments;
    private Utf8Check _utf8;

    private enum Step
    {
        NeedMore,
        Control,
        Part,
        Message,
        Fault,
    }

    /// <summary>Takes as much as there is, up to the end of a message or a part, or to a control frame.</summary>
    private Step Take(ref ReadOnlySequence<byte> input, int most, bool inParts, out WebSocketFault fault)
    {
        fault = WebSocketFault.None;
        Hear();
        while (true)
        {
            var header = input;
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
                if (input.Length >= _frameLeft)
                {
                    return Step.Control;
                }

                // Its header stays with it, so that whoever reads on finds it whole.
                input = header;
                _inFrame = false;
                return Step.NeedMore;
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

        if (!header.IsControl && (fault = CountFragment(header, inParts)) != WebSocketFault.None)
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

    /// <summary>Fragments cost their sender next to nothing, and take a turn of ours each.</summary>
    private WebSocketFault CountFragment(FrameHeader header, bool inParts)
    {
        _fragments = header.Opcode == Opcode.Continuation ? _fragments + 1 : 1;
        _emptyFragments = header is { Length: 0, IsFinal: false } ? _emptyFragments + 1 : 0;
        return _emptyFragments > _options.MaxEmptyFragments ? WebSocketFault.TooManyEmptyFragments
            : !inParts && _fragments > _options.MaxFragments ? WebSocketFault.TooManyFragments
            : WebSocketFault.None;
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
}
