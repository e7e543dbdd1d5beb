using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Hyperlane.Transport.Epoll;

/// <summary>Room for the events that one call of <c>epoll_wait</c> brings. Their layout is packed on x64 and aligned elsewhere.</summary>
internal sealed unsafe class EpollEvents : IDisposable
{
    /// <summary>How many events fit.</summary>
    public const int Capacity = 256;

    private static readonly int DataOffset = LayoutOn(RuntimeInformation.ProcessArchitecture).DataOffset;
    private static readonly int Size = LayoutOn(RuntimeInformation.ProcessArchitecture).Size;

    private byte* _memory = (byte*)NativeMemory.Alloc((nuint)(Capacity * Size));

    public void* Address => _memory;

    /// <summary>Where the data of an event stands, and how many bytes an event takes.</summary>
    public static (int DataOffset, int Size) LayoutOn(Architecture architecture) => architecture == Architecture.X64 ? (4, 12) : (8, 16);

    /// <summary>An event as the kernel wants it.</summary>
    public static void Write(Span<byte> target, EpollFlags flags, ulong data)
    {
        MemoryMarshal.Write(target, (uint)flags);
        MemoryMarshal.Write(target[DataOffset..], data);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public EpollFlags Flags(int index) => (EpollFlags)Unsafe.ReadUnaligned<uint>(_memory + (index * Size));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Data(int index) => Unsafe.ReadUnaligned<ulong>(_memory + (index * Size) + DataOffset);

    public void Dispose()
    {
        NativeMemory.Free(_memory);
        _memory = null;
    }
}
