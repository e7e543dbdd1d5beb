using System.Runtime.ExceptionServices;

namespace Hyperlane.Data;

/// <summary>Threads that work on the rows of a file while the next ones are read. What waits for them takes bounded memory.</summary>
internal sealed class BatchThreads : IDisposable
{
    /// <summary>More of them are of no use: one thread reads for all.</summary>
    private const int MaxThreads = 4;

    /// <summary>How much may wait, in bytes; one batch may always.</summary>
    private const long MaxWaitingBytes = 48 << 20;

    private readonly object _gate = new();
    private readonly Queue<RowBatch>[] _waiting;
    private readonly Stack<RowBatch> _free = [];
    private readonly Thread[] _threads;
    private ExceptionDispatchInfo? _error;
    private long _bytes;
    private bool _isOver;
    private bool _isGivenUp;
    private int _turn;

    /// <param name="count">How many.</param>
    /// <param name="work">What each does; it is told its number.</param>
    public BatchThreads(int count, Action<BatchThreads, int> work)
    {
        _waiting = [.. Enumerable.Range(0, count).Select(_ => new Queue<RowBatch>())];
        _threads = [.. Enumerable.Range(0, count).Select(i => new Thread(() => Run(i, work)) { IsBackground = true })];
        Array.ForEach(_threads, thread => thread.Start());
    }

    /// <summary>How many threads are of use where there is so much that can be done at the same time.</summary>
    public static int CountFor(long parts) => (int)Math.Clamp(parts, 1, Math.Min(Environment.ProcessorCount, MaxThreads));

    /// <summary>An empty batch; waits until there is memory for it.</summary>
    /// <exception cref="Exception">What a thread has thrown.</exception>
    public RowBatch Take()
    {
        lock (_gate)
        {
            while (_bytes > MaxWaitingBytes && _error is null)
            {
                Monitor.Wait(_gate);
            }

            _error?.Throw();
            return _free.TryPop(out var batch) ? batch : new RowBatch();
        }
    }

    /// <summary>Gives a batch to the thread whose turn its part is.</summary>
    public void Send(RowBatch batch, int part) => Send(batch, [_waiting[part % _waiting.Length]]);

    /// <summary>Gives a batch to all threads.</summary>
    public void SendToAll(RowBatch batch) => Send(batch, _waiting);

    /// <summary>The batches of a thread, as they come.</summary>
    public IEnumerable<RowBatch> BatchesOf(int thread)
    {
        while (Next(_waiting[thread]) is { } batch)
        {
            yield return batch;
            Release(batch);
        }
    }

    /// <summary>Does something when it was done for all parts before.</summary>
    public void InTurn(int part, Action work)
    {
        lock (_gate)
        {
            Wait(() => _turn == part);
        }

        work();
        lock (_gate)
        {
            _turn++;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>That was all: waits until everything is done.</summary>
    /// <exception cref="Exception">What a thread has thrown.</exception>
    public void End()
    {
        Tell(ref _isOver);
        Array.ForEach(_threads, thread => thread.Join());
        _error?.Throw();
    }

    /// <summary>Ends the threads, wherever they are.</summary>
    public void Dispose()
    {
        Tell(ref _isGivenUp);
        Array.ForEach(_threads, thread => thread.Join());
    }

    private void Tell(ref bool what)
    {
        lock (_gate)
        {
            what = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Run(int thread, Action<BatchThreads, int> work)
    {
        try
        {
            work(this, thread);
        }
        catch (Exception error)
        {
            lock (_gate)
            {
                _error ??= ExceptionDispatchInfo.Capture(error);
                Monitor.PulseAll(_gate);
            }
        }
    }

    private void Send(RowBatch batch, Queue<RowBatch>[] queues)
    {
        lock (_gate)
        {
            batch.Users = queues.Length;
            _bytes += batch.Bytes;
            Array.ForEach(queues, queue => queue.Enqueue(batch));
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Null when there are no more.</summary>
    private RowBatch? Next(Queue<RowBatch> queue)
    {
        lock (_gate)
        {
            RowBatch? batch = null;
            Wait(() => queue.TryDequeue(out batch) || _isOver);
            return batch;
        }
    }

    /// <summary>Waits within the lock.</summary>
    /// <exception cref="OperationCanceledException">Something else went wrong, so that it is no use.</exception>
    private void Wait(Func<bool> until)
    {
        while (!_isGivenUp && _error is null)
        {
            if (until())
            {
                return;
            }

            Monitor.Wait(_gate);
        }

        throw new OperationCanceledException();
    }

    private void Release(RowBatch batch)
    {
        lock (_gate)
        {
            if (--batch.Users == 0)
            {
                _bytes -= batch.Bytes;
                _free.Push(batch);
                Monitor.PulseAll(_gate);
            }
        }
    }
}
