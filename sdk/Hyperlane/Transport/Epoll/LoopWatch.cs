using System.Diagnostics;

namespace Hyperlane.Transport.Epoll;

/// <summary>
/// Rescues loops whose thread is stuck in a handler: code that blocks, or computes for long. It looks every few
/// milliseconds, and not at all while nothing happens.
/// </summary>
/// <remarks>
/// Handlers run on the loop's thread, which is fastest as long as they wait by <c>await</c>. A handler that blocks
/// there (<c>Thread.Sleep</c>, a synchronous database driver) would hold up all other connections of the loop. This
/// watch takes the loop from the stuck thread and gives it to another, which goes on with the next connection; the
/// stuck thread finishes its handler, sends its answer, and is then a spare for the next rescue. The observer of the
/// connection is told, so that it can learn not to run that handler on a loop again.
/// </remarks>
internal sealed unsafe class LoopWatch(Action<EpollLoop> giveThread)
{
    /// <summary>How often to look, in milliseconds. A turn that two looks see is rescued, so after one to two of these.</summary>
    private const int Period = 4;

    /// <summary>After so many looks at which no loop had moved, the watch sleeps until one does.</summary>
    private const int QuietLooks = 250;

    private readonly ManualResetEventSlim _wake = new();

    /// <summary>
    /// Threads that are late for a reason that was not clear when their loop was taken. One of them is looked at each time.
    /// </summary>
    private readonly Queue<(LoopThread Thread, IBlockingObserver Observer)> _late = new();

    private EpollLoop[] _loops = [];
    private long[] _seen = [];
    private int _asleep;
    private long _rescues;
    private volatile bool _stopping;

    /// <summary>How often a loop was given another thread.</summary>
    public long Rescues => Volatile.Read(ref _rescues);

    public void Start(EpollLoop[] loops)
    {
        _loops = loops;
        _seen = new long[loops.Length];
        new Thread(Run) { IsBackground = true, Name = "Hyperlane loop watch" }.Start();
    }

    /// <summary>Called by a loop that begins to serve, after a full fence.</summary>
    public void WakeIfAsleep()
    {
        if (Volatile.Read(ref _asleep) != 0)
        {
            _wake.Set();
        }
    }

    public void Stop()
    {
        _stopping = true;
        _wake.Set();
    }

    private void Run()
    {
        var quiet = 0;
        while (!_stopping)
        {
            var before = Stopwatch.GetTimestamp();
            _ = Native.Poll(null, 0, Period);

            // Overslept: the whole process was held up (a garbage collection, a busy machine), and the loops as well.
            var overslept = Stopwatch.GetElapsedTime(before).TotalMilliseconds > 2 * Period;
            quiet = Look(overslept) ? 0 : quiet + 1;
            if (quiet >= QuietLooks)
            {
                Sleep();
                quiet = 0;
            }
        }
    }

    /// <returns>Whether any loop has moved.</returns>
    private bool Look(bool overslept)
    {
        var moved = _late.Count > 0;
        if (_late.TryDequeue(out var late) && late.Thread.IsLate && !TryTell(late.Thread, late.Observer))
        {
            _late.Enqueue(late);
        }

        for (var i = 0; i < _loops.Length; i++)
        {
            var turn = _loops[i].Turn;
            var stuck = turn == _seen[i] && (turn & 1) == 1;
            moved |= turn != _seen[i] || stuck;
            _seen[i] = turn;
            if (stuck && !overslept)
            {
                Rescue(_loops[i], turn);
            }
        }

        return moved;
    }

    private void Rescue(EpollLoop loop, long turn)
    {
        // Asked before the loop is taken, because afterwards its next thread writes there.
        var (served, thread) = (loop.Served, loop.Thread!);
        thread.IsLate = true;
        if (!loop.TryTake(turn))
        {
            thread.IsLate = false;
            return;
        }

        Interlocked.Increment(ref _rescues);

        // Told before the loop goes on: the next event may be for the same handler, which by then is known.
        if (served is EpollConnection { BlockingObserver: { } observer } && !TryTell(thread, observer))
        {
            _late.Enqueue((thread, observer));
        }

        giveThread(loop);
    }

    /// <summary>Tells who serves a connection why its thread is late.</summary>
    /// <returns>False when that is not clear yet: on a busy machine the thread may just not have had a core.</returns>
    private static bool TryTell(LoopThread thread, IBlockingObserver observer)
    {
        var activity = ThreadActivity.Of(thread.Id);
        if (activity != Activity.Unclear)
        {
            observer.OnBlocked(activity == Activity.Waits);
        }

        return activity != Activity.Unclear;
    }

    private void Sleep()
    {
        _wake.Reset();
        Interlocked.Exchange(ref _asleep, 1);
        var moved = Look(overslept: true);
        if (!moved && !_stopping)
        {
            _wake.Wait();
        }

        Volatile.Write(ref _asleep, 0);
    }
}
