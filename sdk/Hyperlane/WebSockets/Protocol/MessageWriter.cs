using System.Buffers;
using System.Text;

namespace Hyperlane.WebSockets.Protocol;

/// <summary>
/// Writes messages, parts of messages and control frames (RFC 6455 §5, RFC 7692 §6). One caller at a time; nothing is flushed here.
/// </summary>
/// <param name="output">Where the frames go.</param>
/// <param name="deflater">Compresses messages, where that was agreed upon.</param>
internal sealed class MessageWriter(IBufferWriter<byte> output, Deflater? deflater) : IDisposable
{
    /// <summary>
    /// Whether a message was begun in parts, and its last part is still to come: only control frames may go between (RFC 6455 §5.4).
    /// </summary>
    public bool IsInMessage { get; private set; }

    /// <summary>Writes a message, a part of one, or a control frame.</summary>
    /// <exception cref="InvalidOperationException">It is a message, and the last part of another is still to come.</exception>
    public void Write(in OutgoingFrame frame)
    {
        if (frame.IsPart)
        {
            var opcode = IsInMessage ? Opcode.Continuation : frame.Opcode;
            WriteFrame(opcode, frame.Payload.Span, frame.IsLast);
            IsInMessage = !frame.IsLast;
            return;
        }

        if (!frame.IsControl)
        {
            ThrowIfInMessage();
        }

        if (frame.Text is null)
        {
            WriteFrame(frame.Opcode, frame.Payload.Span, isFinal: true);
        }
        else
        {
            WriteText(frame.Text);
        }
    }

    /// <summary>Whether a message of this length goes out compressed.</summary>
    public bool Compresses(int length) => deflater is not null && deflater.Takes(length);

    /// <summary>Writes a message that was framed before.</summary>
    /// <param name="frame">The whole frame.</param>
    /// <param name="isCompressed">Whether it is compressed, in which case it must refer to nothing before it.</param>
    /// <exception cref="InvalidOperationException">The last part of another message is still to come.</exception>
    public void WriteFramed(ReadOnlySpan<byte> frame, bool isCompressed)
    {
        ThrowIfInMessage();
        if (isCompressed)
        {
            // The peer remembers this message, and the deflater does not know it: what it would refer to has moved.
            deflater!.Forget();
        }

        frame.CopyTo(output.GetSpan(frame.Length));
        output.Advance(frame.Length);
    }

    /// <inheritdoc />
    public void Dispose() => deflater?.Dispose();

    private void ThrowIfInMessage()
    {
        if (IsInMessage)
        {
            throw new InvalidOperationException("A message is being sent in parts: its last part has to be sent before the next message.");
        }
    }

    private void WriteText(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        if (deflater is null)
        {
            var room = output.GetSpan(FrameHeader.MaxWritten + length);
            var header = FrameHeader.Write(room, Opcode.Text, isFinal: true, isCompressed: false, length);
            Encoding.UTF8.GetBytes(text, room[header..]);
            output.Advance(header + length);
            return;
        }

        var bytes = ArrayPool<byte>.Shared.Rent(length);
        Encoding.UTF8.GetBytes(text, bytes);
        WriteFrame(Opcode.Text, bytes.AsSpan(0, length), isFinal: true);
        ArrayPool<byte>.Shared.Return(bytes);
    }

    private void WriteFrame(Opcode opcode, ReadOnlySpan<byte> payload, bool isFinal)
    {
        var isCompressed = isFinal && opcode is (Opcode.Text or Opcode.Binary) && Compresses(payload.Length);
        payload = isCompressed ? deflater!.Deflate(payload).Span : payload;
        var room = output.GetSpan(FrameHeader.MaxWritten + payload.Length);
        var header = FrameHeader.Write(room, opcode, isFinal, isCompressed, payload.Length);
        payload.CopyTo(room[header..]);
        output.Advance(header + payload.Length);
    }
}
