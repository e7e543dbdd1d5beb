using System.ComponentModel;

namespace Hyperlane.Transport.Epoll;

/// <summary>Wakes a loop that waits.</summary>
internal sealed unsafe class LoopBell : IEventSource, IDisposable
{
    private const int CloseOnExec = 0x80000;

    public LoopBell(uint generation)
    {
        Generation = generation;
        Descriptor = Native.EventDescriptor(0, CloseOnExec);
        if (Descriptor < 0)
        {
            throw new Win32Exception((int)Native.LastError);
        }
    }

    public uint Generation { get; }

    public int Descriptor { get; }

    public void Ring()
    {
        ulong one = 1;
        _ = Native.Write(Descriptor, &one, sizeof(ulong));
    }

    /// <summary>To have come here is all.</summary>
    public void OnEvent(EpollFlags flags)
    {
    }

    public void Dispose() => _ = Native.Close(Descriptor);
}
