using System.Runtime.CompilerServices;

namespace Hyperlane.Data;

/// <summary>A profile that is being made, or was: its columns as they come, for all who want to read them.</summary>
internal sealed class ProfileRun
{
    private readonly Lock _lock = new();
    private readonly List<ColumnProfile> _found = [];
    private readonly Lazy<Task> _work;
    private TaskCompletionSource _next = New();

    /// <summary>It begins when somebody reads.</summary>
    /// <param name="work">Finds the columns, and tells each.</param>
    public ProfileRun(Func<Action<ColumnProfile>, Task> work) => _work = new Lazy<Task>(() => RunAsync(work));

    /// <summary>Whether it ended before all columns were found.</summary>
    public bool HasFailed => _work is { IsValueCreated: true, Value.IsFaulted: true };

    /// <summary>All columns, those that are known at once and the others when they are.</summary>
    public async IAsyncEnumerable<ColumnProfile> ReadAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var work = _work.Value;
        for (var i = 0; ;)
        {
            var isOver = work.IsCompleted;
            ColumnProfile[] more;
            Task next;
            lock (_lock)
            {
                (more, next) = ([.. _found.Skip(i)], _next.Task);
            }

            foreach (var column in more)
            {
                yield return column;
            }

            i += more.Length;
            if (isOver)
            {
                await work; // throws where it failed
                yield break;
            }

            await Task.WhenAny(next, work).WaitAsync(stop);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task RunAsync(Func<Action<ColumnProfile>, Task> work) => work(column =>
    {
        TaskCompletionSource told;
        lock (_lock)
        {
            _found.Add(column);
            (told, _next) = (_next, New());
        }

        told.SetResult();
    });
}
