namespace Hyperlane.Transport.Epoll;

/// <summary>A thread that runs a loop until it loses it or the loop stops.</summary>
internal sealed class LoopThread
{
    private readonly LoopThreads _threads;
    private readonly SemaphoreSlim _given = new(0);
    private EpollLoop? _loop;
    private bool _started;

    public LoopThread(LoopThreads threads) => _threads = threads;

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
        for (var loop = _loop; loop is not null; loop = _threads.Park(this))
        {
            if (loop.Run())
            {
                // Stopped: nobody serves this loop any more.
                loop.Dispose();
                return;
            }
        }
    }
}
