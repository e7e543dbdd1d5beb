namespace Hyperlane.Transport.Epoll;

/// <summary>
/// The threads that loops run on, and the spare ones: those that came back late from a handler and found their loop taken.
/// </summary>
internal sealed class LoopThreads
{
    /// <summary>How long a spare thread waits for a loop before it ends.</summary>
    private static readonly TimeSpan Spare = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly Stack<LoopThread> _spares = new();

    /// <summary>Runs a loop on a spare thread, or on a new one.</summary>
    /// <param name="loop">The loop.</param>
    public void Run(EpollLoop loop)
    {
        LoopThread? thread;
        lock (_gate)
        {
            _spares.TryPop(out thread);
        }

        (thread ?? new LoopThread(this)).Give(loop);
    }

    /// <summary>Waits for another loop.</summary>
    /// <returns>Null when none came.</returns>
    internal EpollLoop? Park(LoopThread thread)
    {
        lock (_gate)
        {
            _spares.Push(thread);
        }

        if (thread.Wait(Spare) is { } loop)
        {
            return loop;
        }

        lock (_gate)
        {
            // Either it is still among the spares and leaves them, or somebody has taken it and gives it a loop now.
            var others = _spares.Where(spare => spare != thread).Reverse().ToArray();
            if (others.Length < _spares.Count)
            {
                _spares.Clear();
                Array.ForEach(others, _spares.Push);
                return null;
            }
        }

        return thread.Wait(Timeout.InfiniteTimeSpan);
    }
}
