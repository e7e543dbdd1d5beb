using System.ComponentModel;

namespace Hyperlane.Transport.Epoll;

/// <summary>Wakes a loop that waits.</summary>
internal sealed unsafe class LoopBell : IEventSource, IDisposable
{
    private readonly Action _answer;

    /// <param name="generation">Tells it from what had its descriptor before.</param>
    /// <param name="answer">What the loop does when it is woken.</param>
    public LoopBell(uint generation, Action answer)
    {
        _answer = answer;
        Generation = generation;
        Descriptor = Native.EventDescriptor(0, Native.CloseOnExec);
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

    public void OnEvent(EpollFlags flags) => _answer();

    public void Dispose() => _ = Native.Close(Descriptor);
}
