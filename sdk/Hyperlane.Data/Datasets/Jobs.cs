using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Hyperlane.Data;

/// <summary>The uploads under way, and those that have ended a short time ago.</summary>
public sealed class Jobs(TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    /// <summary>How long to wait for an upload that has not begun yet: its events may be asked for first.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>How often progress is told at most.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    /// <summary>How many ended ones are remembered at most.</summary>
    private const int MaxEnded = 1_000;

    private readonly ConcurrentDictionary<Guid, Job> _jobs = new();
    private readonly Queue<Job> _ended = new();
    private volatile TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether a client wants to be answered with 202, and to look later how far it is: <c>respond-async</c> (RFC 7240).</summary>
    /// <param name="prefer">The field <c>Prefer</c>; null if there is none.</param>
    public static bool AreWanted(string? prefer)
        => prefer?.Split(',').Any(preference => preference.Split(';', '=')[0].Trim()
            .Equals("respond-async", StringComparison.OrdinalIgnoreCase)) == true;

    /// <summary>Begins one.</summary>
    /// <exception cref="ProblemException">There is one of this id already.</exception>
    public Job Begin(Guid id, string name, long? total)
    {
        ForgetOld();
        var job = new Job(new JobStatus(id, name, JobState.Receiving, 0, total, null), clock, Remember);
        if (!_jobs.TryAdd(id, job))
        {
            throw new ProblemException(409, $"There is a job {id} already. Choose another id.");
        }

        Interlocked.Exchange(ref _begun, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        return job;
    }

    /// <summary>Ended ones stand in the order of their ends, so only the first have to be looked at.</summary>
    private void ForgetOld()
    {
        lock (_ended)
        {
            while (_ended.TryPeek(out var oldest) && (_ended.Count > MaxEnded || clock.GetUtcNow() - oldest.EndedAt > Remembered))
            {
                _ended.Dequeue();
                _jobs.TryRemove(oldest.Status.Id, out _);
            }
        }
    }

    private void Remember(Job job)
    {
        lock (_ended)
        {
            _ended.Enqueue(job);
        }
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
