using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.Data;

/// <summary>
/// One request to a worker, to its end. Until then nobody else has the worker; it is watched, and killed when the request is
/// given up or takes too much memory.
/// </summary>
internal sealed class WorkerCall : IDisposable
{
    private static readonly TimeSpan WatchEvery = TimeSpan.FromMilliseconds(100);

    private readonly WorkerPool _pool;
    private readonly WorkerProcess _worker;
    private readonly CancellationToken _stop;
    private readonly CancellationTokenRegistration _stopping;
    private readonly Timer _watch;
    private readonly Action<double>? _progress;
    private Frame _frame;
    private bool _isOver;

    public WorkerCall(WorkerPool pool, WorkerProcess worker, long memory, Action<double>? progress, CancellationToken stop)
    {
        (_pool, _worker, _progress, _stop) = (pool, worker, progress, stop);
        _stopping = stop.UnsafeRegister(_ => worker.Kill(WorkerEnd.Stopped), null);
        _watch = new Timer(_ => Watch(worker, memory), null, WatchEvery, WatchEvery);
    }

    /// <summary>The content of the last frame.</summary>
    public ReadOnlyMemory<byte> Content => _frame.Content;

    /// <summary>Sends something to the worker.</summary>
    public void Send<T>(FrameKind kind, T content, JsonTypeInfo<T> type)
    {
        try
        {
            _worker.Send(kind, content, type);
        }
        catch (IOException)
        {
            throw Reason();
        }
    }

    /// <summary>Waits for a frame.</summary>
    /// <exception cref="ProblemException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public FrameKind Next()
    {
        while (true)
        {
            _frame = _worker.Receive() ?? throw Reason();
            switch (_frame.Kind)
            {
                case FrameKind.Progress:
                    _progress?.Invoke(ReadJson(WorkerJson.Default.Double));
                    break;
                case FrameKind.Failed:
                    var problem = ReadJson(WorkerJson.Default.WorkerProblem);
                    _isOver = !problem.IsBroken;
                    throw problem.ToException();
                case FrameKind.Done:
                    _isOver = true;
                    return FrameKind.Done;
                default:
                    return _frame.Kind;
            }
        }
    }

    /// <summary>Makes sure that the last frame is of this kind.</summary>
    public WorkerCall Expect(FrameKind kind)
        => _frame.Kind == kind ? this : throw new InvalidDataException($"{_frame.Kind} came, and no {kind}.");

    /// <summary>The content of the last frame as JSON.</summary>
    public T ReadJson<T>(JsonTypeInfo<T> type) => _frame.Json(type);

    /// <summary>Gives the worker back. One that is not at the end of its request is ended.</summary>
    public void Dispose()
    {
        _watch.Dispose();
        _stopping.Dispose(); // waits for a kill that is under way
        _pool.Return(_worker, _isOver && _worker.Ended is null);
    }

    private static void Watch(WorkerProcess worker, long memory)
    {
        try
        {
            if (worker.Memory > memory)
            {
                worker.Kill(WorkerEnd.TooLarge);
            }
        }
        catch (Exception error) when (error is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            // It has ended.
        }
    }

    /// <summary>Why the worker is no more.</summary>
    private Exception Reason()
    {
        if (_stop.IsCancellationRequested)
        {
            return new OperationCanceledException(_stop);
        }

        if (_worker.Ended == WorkerEnd.TooLarge)
        {
            return WorkerProblem.TooLarge.ToException();
        }

        _pool.Tell(_worker.LastWords);
        return new ProblemException(
            422, "The process that worked on this has ended: it met something that it cannot bear. All others go on.");
    }
}
