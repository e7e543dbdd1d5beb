using System.Numerics;
using System.Runtime.InteropServices;

namespace Hyperlane.WebSockets.Protocol;

/// <summary>Takes the mask off a payload (RFC 6455 §5.3), as many bytes at once as the processor can.</summary>
internal static class Masking
{
    /// <summary>Copies bytes and takes their mask off.</summary>
    /// <param name="source">The bytes as they were sent.</param>
    /// <param name="target">Where they go; as long as the source, or longer.</param>
    /// <param name="mask">The key, as its bytes stand.</param>
    /// <param name="at">How far into the payload the source begins.</param>
    public static void Remove(ReadOnlySpan<byte> source, Span<byte> target, uint mask, long at)
    {
        // Turned so that its first byte is for the first of the source.
        var turn = (int)(at & 3) * 8;
        mask = BitConverter.IsLittleEndian ? BitOperations.RotateRight(mask, turn) : BitOperations.RotateLeft(mask, turn);
        var done = 0;
        if (Vector.IsHardwareAccelerated)
        {
            var key = Vector.AsVectorByte(new Vector<uint>(mask));
            for (; done <= source.Length - Vector<byte>.Count; done += Vector<byte>.Count)
            {
                (new Vector<byte>(source[done..]) ^ key).CopyTo(target[done..]);
            }
        }

        Span<byte> bytes = stackalloc byte[4];
        MemoryMarshal.Write(bytes, mask);
        for (; done < source.Length; done++)
        {
            target[done] = (byte)(source[done] ^ bytes[done & 3]);
        }
    }
}
