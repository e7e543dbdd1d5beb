using System.Runtime.CompilerServices;

namespace Hyperlane.Middleware;

/// <summary>
/// Threads for handlers that block. On the thread pool such handlers would take the threads that everything
/// asynchronous needs to go on, and the pool adds new ones slowly; here there is one for each, up to a limit.
/// </summary>
internal sealed class HandlerThreads
{
    /// <summary>How long a thread waits for another handler before it ends.</summary>
    private const int Patience = 10_000;

    private static readonly int MaxThreads = Math.Max(64, 16 * Environment.ProcessorCount);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _work = new(0);
    private readonly Queue<Action> _queue = new();
    private int _threads;
    private int _idle;

    /// <summary>Those of this process.</summary>
    public static HandlerThreads Shared { get; } = new();

    /// <summary>To await it is to go on upon one of the threads.</summary>
    public Switch SwitchAsync() => new(this);

    private void Queue(Action work)
    {
        bool isThreadNeeded;
        lock (_gate)
        {
            _queue.Enqueue(work);
            isThreadNeeded = _queue.Count > _idle && _threads < MaxThreads;
            _threads += isThreadNeeded ? 1 : 0;
            _work.Release();
        }

        if (isThreadNeeded)
        {
            new Thread(Run) { IsBackground = true, Name = "Hyperlane handler" }.UnsafeStart();
        }
    }

    private void Run()
    {
        while (Take() is { } work)
        {
            work();
        }
    }

    private Action? Take()
    {
        lock (_gate)
        {
            _idle++;
        }

        var has = _work.Wait(Patience);
        lock (_gate)
        {
            _idle--;
            if (has || _work.Wait(0))
            {
                return _queue.Dequeue();
            }

            _threads--;
            return null;
        }
    }

    /// <summary>What <see cref="SwitchAsync"/> awaits.</summary>
    internal readonly struct Switch(HandlerThreads threads) : ICriticalNotifyCompletion
    {
        public bool IsCompleted => false;

        public Switch GetAwaiter() => this;

        public void GetResult()
        {
        }

        public void OnCompleted(Action continuation) => threads.Queue(continuation);

        public void UnsafeOnCompleted(Action continuation) => threads.Queue(continuation);
    }
}
