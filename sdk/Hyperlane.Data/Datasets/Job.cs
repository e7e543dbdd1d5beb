using System.Diagnostics.CodeAnalysis;

namespace Hyperlane.Data;

/// <summary>An upload, from its first byte until some minutes after its end.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A token source without a timer holds nothing to give back.")]
public sealed class Job(JobStatus status, TimeProvider clock, Action<Job> ended)
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

    /// <summary>The answer 202, with the place where to look how far it is: <c>/jobs/{id}</c>.</summary>
    public Result<Dataset> Accepted() => Result.Of<Dataset>(new Accepted<JobStatus>(Status, $"/jobs/{Status.Id}"));

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
        if (EndedAt is not null)
        {
            ended(this);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
