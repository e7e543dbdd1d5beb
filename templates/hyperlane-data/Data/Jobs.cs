using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace HyperlaneData._1;

/// <summary>The uploads under way, and those that have ended a short time ago.</summary>
public sealed class Jobs(TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    /// <summary>How long to wait for an upload that has not begun yet: its events may be asked for first.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>How often progress is told at most.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private readonly ConcurrentDictionary<Guid, Job> _jobs = new();
    private volatile TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Begins one.</summary>
    /// <exception cref="ProblemException">There is one of this id already.</exception>
    public Job Begin(Guid id, string name, long? total)
    {
        foreach (var (old, ended) in _jobs.Where(job => job.Value.EndedAt is { } at && clock.GetUtcNow() - at > Remembered))
        {
            _jobs.TryRemove(KeyValuePair.Create(old, ended));
        }

        var job = new Job(new JobStatus(id, name, JobState.Receiving, 0, total, null), clock);
        if (!_jobs.TryAdd(id, job))
        {
            throw new ProblemException(409, $"There is a job {id} already. Choose another id.");
        }

        Interlocked.Exchange(ref _begun, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        return job;
    }

    /// <summary>One of them, or null.</summary>
    public Job? Find(Guid id) => _jobs.GetValueOrDefault(id);

    /// <summary>One of them, or null if it has not begun after some seconds.</summary>
    public async Task<Job?> WaitForAsync(Guid id, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        while (!patience.IsCancellationRequested)
        {
            var begun = _begun.Task;
            if (Find(id) is { } job)
            {
                return job;
            }

            await begun.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        stop.ThrowIfCancellationRequested();
        return null;
    }

    /// <summary>Every state that it comes to, from the present one to the last; of those that pass quickly, some.</summary>
    public static async IAsyncEnumerable<JobStatus> FollowAsync(Job job, [EnumeratorCancellation] CancellationToken stop)
    {
        while (true)
        {
            var changed = job.Changed;
            var status = job.Status;
            yield return status;
            if (status.State is JobState.Done or JobState.Failed or JobState.Cancelled)
            {
                yield break;
            }

            await changed.WaitAsync(stop);
            await Task.Delay(Pause, stop);
        }
    }
}

/// <summary>An upload, from its first byte until some minutes after its end.</summary>
public sealed class Job(JobStatus status, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _cancelling = new();
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>How far it is.</summary>
    public JobStatus Status { get; private set; } = status;

    /// <summary>Done when <see cref="Status"/> is another.</summary>
    public Task Changed
    {
        get
        {
            lock (_lock)
            {
                return _changed.Task;
            }
        }
    }

    /// <summary>Fires when somebody cancels it.</summary>
    public CancellationToken Cancelled => _cancelling.Token;

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Cancels it, wherever it is.</summary>
    public void Cancel() => _cancelling.Cancel();

    /// <summary>Tells how far it is.</summary>
    public void Update(Func<JobStatus, JobStatus> change)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            if (EndedAt is not null)
            {
                return;
            }

            Status = change(Status);
            EndedAt = Status.State is JobState.Done or JobState.Failed or JobState.Cancelled ? clock.GetUtcNow() : null;
            (changed, _changed) = (_changed, NewSignal());
        }

        changed.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
