using System.Buffers;

namespace Hyperlane.Transport;

/// <summary>Bytes that gather in one piece of rented memory. Empty, it holds none.</summary>
internal struct RentedBuffer()
{
    private const int FirstRent = 4 * 1024;

    private byte[] _bytes = [];

    /// <summary>How many bytes have gathered.</summary>
    public int Count { get; private set; }

    public readonly ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Count);

    /// <summary>Room for at least one byte, and at least <paramref name="sizeHint"/>.</summary>
    public Memory<byte> Reserve(int sizeHint)
    {
        var needed = Count + Math.Max(sizeHint, 1);
        if (needed > _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Math.Max(needed, _bytes.Length * 2), FirstRent));
            _bytes.AsSpan(0, Count).CopyTo(larger);
            Return(Interlocked.Exchange(ref _bytes, larger));
        }

        return _bytes.AsMemory(Count);
    }

    /// <summary>Notes that <paramref name="bytes"/> more were written to what <see cref="Reserve"/> gave.</summary>
    public void Advance(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, _bytes.Length - Count);
        Count += bytes;
    }

    /// <summary>Forgets the bytes and keeps the memory for the next.</summary>
    public void Clear() => Count = 0;

    /// <summary>Forgets the bytes and gives the memory back; of several who do so at once, one.</summary>
    public void Release()
    {
        Count = 0;
        Return(Interlocked.Exchange(ref _bytes, []));
    }

    /// <summary>An array that is given back twice is given to two others at once, who then see each other's bytes.</summary>
    private static void Return(byte[] bytes)
    {
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
