using System.Buffers.Binary;
using System.Text;

namespace Hyperlane.WebSockets;

/// <summary>What the rooms of one process say to those of another.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Who it is about or for; empty for all.</param>
/// <param name="Payload">The message, or the token.</param>
internal readonly record struct RoomBroadcast(RoomBroadcast.Kinds Kind, string Name, ReadOnlyMemory<byte> Payload)
{
    private const int Fixed = 3;

    internal enum Kinds : byte
    {
        /// <summary>A text message.</summary>
        Text = 1,

        /// <summary>A binary message.</summary>
        Binary = 2,

        /// <summary>Somebody has taken the name from themself: a member that has it by another token is no longer there.</summary>
        Renewed = 3,
    }

    public static RoomBroadcast Of(PreparedMessage message, string name)
        => new(message.IsText ? Kinds.Text : Kinds.Binary, name, message.Payload);

    public static RoomBroadcast Read(ReadOnlyMemory<byte> bytes)
    {
        var name = BinaryPrimitives.ReadUInt16BigEndian(bytes.Span[1..]);
        return new((Kinds)bytes.Span[0], Encoding.UTF8.GetString(bytes.Span.Slice(Fixed, name)), bytes[(Fixed + name)..]);
    }

    public byte[] Write()
    {
        var name = Encoding.UTF8.GetByteCount(Name);
        var bytes = new byte[Fixed + name + Payload.Length];
        bytes[0] = (byte)Kind;
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(1), checked((ushort)name));
        Encoding.UTF8.GetBytes(Name, bytes.AsSpan(Fixed));
        Payload.Span.CopyTo(bytes.AsSpan(Fixed + name));
        return bytes;
    }
}
