using System.Buffers;
using System.Buffers.Binary;
using Hyperlane.Http.Messages;

namespace Hyperlane.WebSockets.Protocol;

/// <summary>The beginning of a frame (RFC 6455 §5.2): what it is, how long, and how it is masked.</summary>
/// <param name="Opcode">What it is.</param>
/// <param name="IsFinal">Whether it ends its message.</param>
/// <param name="IsCompressed">Whether it begins a compressed message (RFC 7692 §6).</param>
/// <param name="Mask">The masking key, as its bytes stand.</param>
/// <param name="Length">How many bytes follow.</param>
internal readonly record struct FrameHeader(Opcode Opcode, bool IsFinal, bool IsCompressed, uint Mask, long Length)
{
    /// <summary>The longest a header of ours, which has no mask, can be.</summary>
    public const int MaxWritten = 10;

    /// <summary>The longest a control frame's payload may be (RFC 6455 §5.5).</summary>
    public const int MaxControl = 125;

    private const int MaxRead = 14;
    private const byte FinalBit = 0x80;
    private const byte CompressedBit = 0x40;
    private const byte ReservedBits = 0x30;
    private const byte MaskBit = 0x80;

    public bool IsControl => Opcode >= Opcode.Close;

    /// <summary>Reads a header that a client sent.</summary>
    /// <param name="input">Where it begins. Behind it, when all of it was there.</param>
    /// <param name="takesCompression">Whether compression was agreed upon.</param>
    /// <param name="header">The header.</param>
    /// <param name="fault">What is wrong with it, when it is rejected.</param>
    public static ParseStatus TryRead(ref ReadOnlySequence<byte> input, bool takesCompression, out FrameHeader header,
        out WebSocketFault fault)
    {
        header = default;
        fault = WebSocketFault.None;
        scoped var bytes = input.FirstSpan;
        if (bytes.Length < MaxRead && !input.IsSingleSegment)
        {
            var length = (int)Math.Min(input.Length, MaxRead);
            Span<byte> copy = stackalloc byte[MaxRead];
            input.Slice(0, length).CopyTo(copy);
            bytes = copy[..length];
        }

        if (bytes.Length < 2)
        {
            return ParseStatus.NeedMore;
        }

        fault = Check(bytes[0], bytes[1], takesCompression);
        var (size, used) = (bytes[1] & 0x7F) switch
        {
            126 => (2, 4),
            127 => (8, 10),
            _ => (0, 2),
        };
        if (fault != WebSocketFault.None || bytes.Length < used)
        {
            return fault != WebSocketFault.None ? ParseStatus.Rejected : ParseStatus.NeedMore;
        }

        var payload = size switch
        {
            2 => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            8 => BinaryPrimitives.ReadInt64BigEndian(bytes[2..]),
            _ => bytes[1] & 0x7F,
        };
        fault = payload < 0 ? WebSocketFault.LengthTooLarge
            : (size == 2 && payload < 126) || (size == 8 && payload <= ushort.MaxValue) ? WebSocketFault.LengthNotMinimal
            : WebSocketFault.None;
        if (fault != WebSocketFault.None || bytes.Length < used + 4)
        {
            return fault != WebSocketFault.None ? ParseStatus.Rejected : ParseStatus.NeedMore;
        }

        header = new FrameHeader((Opcode)(bytes[0] & 0x0F), (bytes[0] & FinalBit) != 0, (bytes[0] & CompressedBit) != 0,
            BitConverter.ToUInt32(bytes[used..]), payload);
        input = input.Slice(used + 4);
        return ParseStatus.Done;
    }

    /// <summary>Writes a header of ours: a server does not mask (RFC 6455 §5.1).</summary>
    /// <returns>Its length.</returns>
    public static int Write(Span<byte> output, Opcode opcode, bool isFinal, bool isCompressed, int length)
    {
        output[0] = (byte)((byte)opcode | (isFinal ? FinalBit : 0) | (isCompressed ? CompressedBit : 0));
        switch (length)
        {
            case < 126:
                output[1] = (byte)length;
                return 2;
            case <= ushort.MaxValue:
                output[1] = 126;
                BinaryPrimitives.WriteUInt16BigEndian(output[2..], (ushort)length);
                return 4;
            default:
                output[1] = 127;
                BinaryPrimitives.WriteInt64BigEndian(output[2..], length);
                return 10;
        }
    }

    private static WebSocketFault Check(byte first, byte second, bool takesCompression)
    {
        var opcode = (Opcode)(first & 0x0F);
        var isControl = opcode >= Opcode.Close;
        var isCompressed = (first & CompressedBit) != 0;
        return (first & ReservedBits) != 0 || (isCompressed && !takesCompression) ? WebSocketFault.ReservedBits
            : opcode is not (<= Opcode.Binary or (>= Opcode.Close and <= Opcode.Pong)) ? WebSocketFault.UnknownOpcode
            : isControl && (first & FinalBit) == 0 ? WebSocketFault.FragmentedControlFrame
            : isControl && isCompressed ? WebSocketFault.CompressedControlFrame
            : isControl && (second & 0x7F) > MaxControl ? WebSocketFault.ControlFrameTooLong
            : (second & MaskBit) == 0 ? WebSocketFault.NotMasked
            : WebSocketFault.None;
    }
}
