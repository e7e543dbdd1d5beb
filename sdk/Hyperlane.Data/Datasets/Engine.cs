using System.Data.Common;
using System.Threading.RateLimiting;

namespace Hyperlane.Data;

/// <summary>
/// Runs what is asked of the engine: on threads of its own, so that no event loop ever waits for it; a few at a time, in
/// the order they came; and not for ever. Queries that people write have a queue of their own: however long they take, pages
/// and charts go on. Of their places, one client holds its share at most: however many it asks for, the others get in. The same holds
/// for the files that are loaded.
/// </summary>
public sealed class Engine(IDatasetStore store, SqlDialect dialect, DataSettings settings) : IDisposable
{
    /// <summary>Its SQL.</summary>
    public SqlDialect Dialect => dialect;

    private readonly ConcurrencyLimiter _ours = Limiter(settings.ConcurrentQueries, settings.WaitingQueries);
    private readonly ConcurrencyLimiter _theirs = Limiter(settings.ConcurrentQueries, settings.WaitingQueries);
    private readonly PartitionedRateLimiter<string> _shares = Shares(settings.QueriesPerClient, settings.WaitingQueriesPerClient);

    private readonly ConcurrencyLimiter _loads = Limiter(settings.ConcurrentLoads, settings.WaitingQueries);
    private readonly PartitionedRateLimiter<string> _sharesOfLoads = Shares(settings.LoadsPerClient, settings.WaitingQueriesPerClient);

    /// <summary>Asks, and reads the whole answer.</summary>
    /// <param name="sql">What.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="stop">Gives up.</param>
    /// <param name="text">As which text the rows are wanted; null for values.</param>
    /// <param name="maxRows">After how many rows to end.</param>
    public async Task<T> AskAsync<T>(Sql sql, Func<Rows, T> read, CancellationToken stop, TextFormat? text = null,
        int maxRows = int.MaxValue)
    {
        using var _ = await WaitAsync(_ours, stop);
        return await OnOwnThread(() => Run(sql, null, text, maxRows, read, stop));
    }

    /// <summary>Asks in words of the client's own.</summary>
    /// <param name="client">Who asks.</param>
    /// <param name="sql">What.</param>
    /// <param name="text">As which text the rows are wanted; null for values.</param>
    /// <param name="maxRows">After how many rows to end.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<T> AskForeignAsync<T>(string client, Sql sql, TextFormat? text, int maxRows, Func<Rows, T> read,
        CancellationToken stop)
    {
        using var share = await TakeShareAsync(_shares, client, stop);
        using var _ = await WaitAsync(_theirs, stop);
        return await OnOwnThread(() => Run(sql, client, text, maxRows, read, stop));
    }

    /// <summary>Loads a file, when it is its turn.</summary>
    /// <param name="client">Whose it is.</param>
    /// <param name="load">Loads it.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<T> LoadAsync<T>(string client, Func<Task<T>> load, CancellationToken stop)
    {
        using var share = await TakeShareAsync(_sharesOfLoads, client, stop);
        using var _ = await WaitAsync(_loads, stop);
        return await load();
    }

    /// <summary>Runs what takes long on a thread of its own.</summary>
    public static Task<T> OnOwnThread<T>(Func<T> work)
        => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default);

    /// <inheritdoc />
    public void Dispose()
    {
        _ours.Dispose();
        _theirs.Dispose();
        _shares.Dispose();
        _loads.Dispose();
        _sharesOfLoads.Dispose();
    }

    private static ConcurrencyLimiter Limiter(int atATime, int waiting)
        => new(Options(atATime, waiting));

    private static PartitionedRateLimiter<string> Shares(int atATime, int waiting)
        => PartitionedRateLimiter.Create<string, string>(client =>
            RateLimitPartition.GetConcurrencyLimiter(client, _ => Options(atATime, waiting)));

    private static ConcurrencyLimiterOptions Options(int atATime, int waiting)
        => new() { PermitLimit = atATime, QueueLimit = waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };

    private static async Task<RateLimitLease> WaitAsync(ConcurrencyLimiter limiter, CancellationToken stop)
    {
        var lease = await limiter.AcquireAsync(1, stop);
        return lease.IsAcquired ? lease : throw new ProblemException(503, "Too many are asking at once. Try again in a moment.");
    }

    private static async Task<RateLimitLease> TakeShareAsync(PartitionedRateLimiter<string> shares, string client, CancellationToken stop)
    {
        var share = await shares.AcquireAsync(client, 1, stop);
        return share.IsAcquired
            ? share
            : throw new ProblemException(429, "You are asking too much at once. Try again when your other questions are answered.");
    }

    private T Run<T>(Sql sql, string? client, TextFormat? text, int maxRows, Func<Rows, T> read, CancellationToken stop)
    {
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(stop);
        clock.CancelAfter(settings.QueryTimeout);
        try
        {
            using var rows = store.Ask(sql, client, text, maxRows, clock.Token);
            return read(rows);
        }
        catch (Exception error) when (clock.IsCancellationRequested && error is DbException or OperationCanceledException)
        {
            stop.ThrowIfCancellationRequested();
            throw new ProblemException(422, $"This takes longer than {settings.QueryTimeout.TotalSeconds:0} seconds, so it was stopped.");
        }
        catch (DbException error) when (store.Explain(error, sql.Text) is { } problem)
        {
            throw problem;
        }
    }
}
