using System.Buffers;

namespace Hyperlane.Fuzz;

/// <summary>Bytes as they may arrive: in two pieces.</summary>
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

    /// <summary>A place to split at, from one end to the other.</summary>
    public static int Place(byte[] bytes, int cut) => (int)((uint)cut % (bytes.Length + 1));
}
