namespace Hyperlane.Transport.Epoll;

/// <summary>The loops of a transport, from its first listener to its last connection.</summary>
internal sealed class LoopGroup(int count, bool rescues)
{
    private readonly Lock _gate = new();
    private readonly LoopThreads _threads = new();
    private volatile EpollLoop[] _loops = [];
    private LoopWatch? _watch;
    private int _users;
    private uint _next;

    /// <summary>What the loops watch.</summary>
    public EventSources Sources { get; } = new();

    /// <summary>Those that run, or did last.</summary>
    public IReadOnlyList<EpollLoop> Loops => _loops;

    /// <summary>How often a loop was given another thread.</summary>
    public long Rescues => _watch?.Rescues ?? 0;

    /// <summary>Keeps the loops running until <see cref="Release"/>; the first user starts them.</summary>
    public void Retain()
    {
        lock (_gate)
        {
            if (_users++ == 0)
            {
                Start();
            }
        }
    }

    /// <summary>Stops using the loops; with the last user they stop.</summary>
    public void Release()
    {
        lock (_gate)
        {
            if (--_users == 0)
            {
                _watch!.Stop();
                foreach (var loop in _loops)
                {
                    loop.Stop();
                }
            }
        }
    }

    /// <summary>The loop whose turn it is to get a connection: one after the other, so that all have the same number.</summary>
    public EpollLoop Next() => _loops[Interlocked.Increment(ref _next) % (uint)_loops.Length];

    private void Start()
    {
        var watch = new LoopWatch(_threads.Run);
        _watch = watch;
        _loops = [.. Enumerable.Range(0, count).Select(_ => new EpollLoop(Sources, watch))];
        if (rescues)
        {
            watch.Start(_loops);
        }

        Array.ForEach(_loops, _threads.Run);
    }
}
