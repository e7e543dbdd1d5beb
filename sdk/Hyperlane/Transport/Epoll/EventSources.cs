using System.Runtime.CompilerServices;

namespace Hyperlane.Transport.Epoll;

/// <summary>
/// What stands behind each descriptor. Descriptors are small numbers that the kernel gives out again and again, so
/// this is an array, and an event carries a generation beside the descriptor: one that was on its way when its
/// connection ended does not reach the next connection of the same number.
/// </summary>
internal sealed class EventSources
{
    private readonly Lock _gate = new();
    private IEventSource?[] _sources = new IEventSource?[64];
    private uint _generation;

    public uint NextGeneration() => Interlocked.Increment(ref _generation);

    public void Add(int descriptor, IEventSource source)
    {
        lock (_gate)
        {
            if (descriptor >= _sources.Length)
            {
                var larger = new IEventSource?[Math.Max(descriptor + 1, _sources.Length * 2)];
                _sources.CopyTo(larger, 0);
                Volatile.Write(ref _sources, larger);
            }

            _sources[descriptor] = source;
        }
    }

    public void Remove(int descriptor)
    {
        lock (_gate)
        {
            _sources[descriptor] = null;
        }
    }

    public static ulong ToData(int descriptor, uint generation) => ((ulong)generation << 32) | (uint)descriptor;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public IEventSource? Find(ulong data)
    {
        var sources = Volatile.Read(ref _sources);
        var descriptor = (uint)data;
        return descriptor < (uint)sources.Length && sources[descriptor] is { } source && source.Generation == (uint)(data >> 32)
            ? source
            : null;
    }
}
