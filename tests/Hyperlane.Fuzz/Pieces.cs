using System.Buffers;

namespace Hyperlane.Fuzz;

/// <summary>Bytes as they may arrive: in pieces.</summary>
internal sealed class Pieces : ReadOnlySequenceSegment<byte>
{
    private Pieces(ReadOnlyMemory<byte> memory, long index)
    {
        Memory = memory;
        RunningIndex = index;
    }

    public static ReadOnlySequence<byte> Split(byte[] bytes, int at)
    {
        var first = new Pieces(bytes.AsMemory(0, at), 0);
        var last = new Pieces(bytes.AsMemory(at), at);
        first.Next = last;
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    /// <summary>In pieces of one size, and one that is empty at the end.</summary>
    public static ReadOnlySequence<byte> Each(byte[] bytes, int size)
    {
        if (bytes.Length <= size)
        {
            return new ReadOnlySequence<byte>(bytes);
        }

        var first = new Pieces(bytes.AsMemory(0, size), 0);
        var last = first;
        for (var at = size; at <= bytes.Length; at += size)
        {
            var next = new Pieces(bytes.AsMemory(at, Math.Min(size, bytes.Length - at)), at);
            last.Next = next;
            last = next;
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    /// <summary>A place to split at, from one end to the other.</summary>
    public static int Place(byte[] bytes, int cut) => (int)((uint)cut % (bytes.Length + 1));
}
