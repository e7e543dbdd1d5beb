namespace Hyperlane.Transport.Epoll;

/// <summary>A thread that runs a loop until it loses it or the loop stops.</summary>
internal sealed class LoopThread
{
    private readonly LoopThreads _threads;
    private readonly SemaphoreSlim _given = new(0);
    private EpollLoop? _loop;
    private bool _started;
    private volatile bool _isLate;

    public LoopThread(LoopThreads threads) => _threads = threads;

    /// <summary>How the kernel numbers it.</summary>
    public int Id { get; private set; }

    /// <summary>Whether it is still in the handler for which it lost its loop.</summary>
    public bool IsLate
    {
        get => _isLate;
        set => _isLate = value;
    }

    public void Give(EpollLoop loop)
    {
        _loop = loop;
        if (_started)
        {
            _given.Release();
        }
        else
        {
            _started = true;
            new Thread(Main) { IsBackground = true, Name = "Hyperlane loop" }.UnsafeStart();
        }
    }

    public EpollLoop? Wait(TimeSpan time) => _given.Wait(time) ? _loop : null;

    private void Main()
    {
        Id = Native.GetThreadId();
        for (var loop = _loop; loop is not null; loop = _threads.Park(this))
        {
            var stopped = loop.Run(this);
            _isLate = false;
            if (stopped)
            {
                // Stopped: nobody serves this loop any more.
                loop.Dispose();
                return;
            }
        }
    }
}
