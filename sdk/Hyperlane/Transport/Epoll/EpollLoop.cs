using System.Collections.Concurrent;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Hyperlane.Transport.Epoll;

/// <summary>
/// An event loop: asks the kernel which connections have something new, and serves one after the other on its thread,
/// up to the handler and the answer.
/// </summary>
/// <remarks>
/// <para>
/// The loop and its thread are two things, so that a handler that blocks does not stall its neighbours. Each event is
/// a turn. The turn's number is odd while the event is served and becomes even at its end. <see cref="LoopWatch"/>
/// looks at it every few milliseconds; if the same odd number is still there, the thread is stuck in a handler, and
/// the watch ends the turn in its place and gives the loop, with the events not yet served, to another thread.
/// The thread that moves the number from odd to even has the loop: the late one fails to, and leaves.
/// </para>
/// <para>A turn costs one interlocked operation; no clock is read.</para>
/// </remarks>
internal sealed unsafe class EpollLoop : IDisposable
{
    private const int Add = 1;
    private const int Delete = 2;

    /// <summary>
    /// How much posted work makes a turn: connections with news of their own should not have to wait long, nor the watch think that the
    /// loop is stuck.
    /// </summary>
    private const int MaxWork = 64;

    private readonly EventSources _sources;
    private readonly LoopWatch _watch;
    private readonly EpollEvents _events = new();
    private readonly LoopBell _bell;
    private readonly ConcurrentQueue<IThreadPoolWorkItem> _work = new();
    private readonly int _epoll;
    private int _count;
    private int _next;
    private long _turn;
    private int _hasRung;
    private volatile bool _stopping;
    private volatile IEventSource? _served;
    private volatile LoopThread? _thread;

    public EpollLoop(EventSources sources, LoopWatch watch)
    {
        _sources = sources;
        _watch = watch;
        _epoll = Native.EpollCreate(Native.CloseOnExec);
        if (_epoll < 0)
        {
            throw new Win32Exception((int)Native.LastError);
        }

        _bell = new LoopBell(sources.NextGeneration(), Work);
        sources.Add(_bell.Descriptor, _bell);
        Watch(_bell.Descriptor, _bell.Generation, EpollFlags.Readable | EpollFlags.EdgeTriggered);
    }

    /// <summary>The number of the turn: odd while an event is being served.</summary>
    public long Turn => Volatile.Read(ref _turn);

    /// <summary>How many events are ready and wait for their turn.</summary>
    public long ReadyEvents => Math.Max(0, Volatile.Read(ref _count) - Volatile.Read(ref _next));

    /// <summary>How many turns have ended.</summary>
    public long ServedEvents => Turn / 2;

    /// <summary>The source whose event is, or was last, served.</summary>
    public IEventSource? Served => _served;

    /// <summary>The thread that has the loop.</summary>
    public LoopThread? Thread => _thread;

    /// <summary>Has the loop watch a descriptor.</summary>
    /// <exception cref="Win32Exception">The kernel has no room for another.</exception>
    public void Watch(int descriptor, uint generation, EpollFlags flags)
    {
        if (!TryWatch(descriptor, generation, flags))
        {
            throw new Win32Exception((int)Native.LastError);
        }
    }

    /// <inheritdoc cref="Watch"/>
    /// <returns>False when the kernel has no room for another.</returns>
    public bool TryWatch(int descriptor, uint generation, EpollFlags flags)
    {
        Span<byte> change = stackalloc byte[16];
        EpollEvents.Write(change, flags, EventSources.ToData(descriptor, generation));
        fixed (byte* address = change)
        {
            return Native.EpollControl(_epoll, Add, descriptor, address) == 0;
        }
    }

    /// <summary>Stops watching it. Closing the descriptor has the same effect.</summary>
    public void Forget(int descriptor)
    {
        ulong unused = 0;
        _ = Native.EpollControl(_epoll, Delete, descriptor, &unused);
    }

    /// <summary>Serves events until the loop stops or another thread has taken it.</summary>
    /// <param name="thread">The thread that this is.</param>
    /// <returns>False when another thread has the loop.</returns>
    public bool Run(LoopThread thread)
    {
        _thread = thread;
        while (ServeAll())
        {
            if (_stopping)
            {
                return true;
            }

            Wait();
        }

        return false;
    }

    /// <summary>Takes the loop from its thread, if that is still in the turn.</summary>
    public bool TryTake(long turn) => Interlocked.CompareExchange(ref _turn, turn + 1, turn) == turn;

    /// <summary>Has work done on the loop's thread, soon, and in the order in which it came.</summary>
    public void Post(IThreadPoolWorkItem work)
    {
        _work.Enqueue(work);
        RingOnce();
    }

    /// <summary>Has the loop end after the events that it has.</summary>
    public void Stop()
    {
        _stopping = true;
        _bell.Ring();
    }

    public void Dispose()
    {
        _sources.Remove(_bell.Descriptor);
        _bell.Dispose();
        _ = Native.Close(_epoll);
        _events.Dispose();
    }

    private void RingOnce()
    {
        if (Interlocked.Exchange(ref _hasRung, 1) == 0)
        {
            _bell.Ring();
        }
    }

    private void Work()
    {
        // What is posted from here on rings again, and what was posted before is seen: hence the full fence.
        Interlocked.Exchange(ref _hasRung, 0);
        for (var done = 0; done < MaxWork && _work.TryDequeue(out var work); done++)
        {
            work.Execute();
        }

        if (!_work.IsEmpty)
        {
            RingOnce();
        }
    }

    private void Wait()
    {
        _next = 0;
        _count = Math.Max(Native.EpollWait(_epoll, _events.Address, EpollEvents.Capacity, Timeout.Infinite), 0);
    }

    /// <summary>A method of its own, because the one that never returns is never compiled as well.</summary>
    /// <returns>False when another thread has the loop.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool ServeAll()
    {
        while (_next < _count)
        {
            if (!ServeNext())
            {
                return false;
            }
        }

        return true;
    }

    private bool ServeNext()
    {
        var index = _next++;
        var source = _sources.Find(_events.Data(index));
        if (source is null)
        {
            return true;
        }

        _served = source;
        var turn = _turn + 1;
        if (index == 0)
        {
            // The watch sleeps when nothing happens anywhere. Either it sees this turn before it falls asleep, or we
            // see that it sleeps: hence the full fence, once for all events of a wait.
            Interlocked.Exchange(ref _turn, turn);
            _watch.WakeIfAsleep();
        }
        else
        {
            Volatile.Write(ref _turn, turn);
        }

        source.OnEvent(_events.Flags(index));
        return Interlocked.CompareExchange(ref _turn, turn + 1, turn) == turn;
    }
}
