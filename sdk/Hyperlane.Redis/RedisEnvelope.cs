using System.Buffers.Binary;

namespace Hyperlane.Redis;

/// <summary>A message as Redis has it: who sent it, which of theirs it is in this channel, and what it says.</summary>
/// <param name="Process">The process that sent it.</param>
/// <param name="Number">Counts what the process has sent over the channel, from 1 and without gaps, so that what is missing or doubled
/// shows.</param>
/// <param name="Message">What it says.</param>
internal readonly record struct RedisEnvelope(Guid Process, long Number, ReadOnlyMemory<byte> Message)
{
    private const int Fixed = 24;

    public static bool TryRead(ReadOnlyMemory<byte> bytes, out RedisEnvelope envelope)
    {
        envelope = bytes.Length < Fixed
            ? default
            : new(new Guid(bytes.Span[..16]), BinaryPrimitives.ReadInt64BigEndian(bytes.Span[16..]), bytes[Fixed..]);
        return bytes.Length >= Fixed;
    }

    public byte[] Write()
    {
        var bytes = new byte[Fixed + Message.Length];
        Process.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(16), Number);
        Message.Span.CopyTo(bytes.AsSpan(Fixed));
        return bytes;
    }
}
