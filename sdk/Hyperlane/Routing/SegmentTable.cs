using System.Buffers.Binary;
using System.Numerics;

namespace Hyperlane.Routing;

/// <summary>
/// The ways on from a place where many segments part: one look by the whole segment, where byte by byte it would take several.
/// </summary>
internal sealed class SegmentTable
{
    /// <summary>Fewer are told apart about as fast by their first bytes.</summary>
    public const int MinSegments = 17;

    private readonly Entry[] _entries;

    /// <summary>All segments in one piece: closer together, more of them are in the processor's cache.</summary>
    private readonly byte[] _texts;

    /// <param name="ways">The segments, each with its slash and unlike the others, and what they lead to.</param>
    public SegmentTable(RouteWay[] ways)
    {
        _texts = [.. ways.SelectMany(way => way.Text)];
        _entries = new Entry[BitOperations.RoundUpToPowerOf2((uint)(ways.Length + (ways.Length / 4)))];
        var start = 0;
        foreach (var way in ways)
        {
            var hash = Hash(way.Text);
            var index = hash & (_entries.Length - 1);
            while (_entries[index].Node is not null)
            {
                index = (index + 1) & (_entries.Length - 1);
            }

            _entries[index] = new Entry(hash, start, way.Text.Length, way.Offset, way.Node);
            start += way.Text.Length;
        }
    }

    /// <summary>Finds what the first segment of <paramref name="rest"/> leads to.</summary>
    /// <param name="rest">The path from here.</param>
    /// <param name="length">The length of the segment, slash included.</param>
    /// <param name="offset">How many slots lie before those of the node.</param>
    public RouteNode? Find(ReadOnlySpan<byte> rest, out int length, out int offset)
    {
        length = offset = 0;
        if (rest is not [(byte)'/', ..])
        {
            return null;
        }

        var segment = First(rest);
        var hash = Hash(segment);
        var entries = _entries;
        for (var index = hash; ; index++)
        {
            ref readonly var entry = ref entries[index & (entries.Length - 1)];
            if (entry.Node is null)
            {
                return null;
            }

            if (entry.Hash == hash && _texts.AsSpan(entry.Start, entry.Length).SequenceEqual(segment))
            {
                (length, offset) = (segment.Length, entry.Offset);
                return entry.Node;
            }
        }
    }

    /// <summary>The slash and what comes before the next.</summary>
    public static ReadOnlySpan<byte> First(ReadOnlySpan<byte> text)
    {
        var length = text[1..].IndexOf((byte)'/');
        return length < 0 ? text : text[..(length + 1)];
    }

    /// <summary>Clients choose paths, but not the routes: the worst that they can aim at is the fullest place of this table.</summary>
    private static int Hash(ReadOnlySpan<byte> segment)
    {
        var hash = (ulong)segment.Length;
        for (; segment.Length > 8; segment = segment[8..])
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(segment));
        }

        var last = 0UL;
        if (segment.Length >= 4)
        {
            last = BinaryPrimitives.ReadUInt32LittleEndian(segment) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(segment[^4..]) << 32);
        }
        else
        {
            foreach (var one in segment)
            {
                last = (last << 8) | one;
            }
        }

        return (int)(Mix(hash ^ last) >> 33);
    }

    private static ulong Mix(ulong value)
    {
        value *= 0x9E3779B97F4A7C15;
        return value ^ (value >> 29);
    }

    private readonly record struct Entry(int Hash, int Start, int Length, int Offset, RouteNode? Node);
}
