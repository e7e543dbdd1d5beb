using System.Data.Common;
using System.Threading.RateLimiting;

namespace HyperlaneData._1;

/// <summary>
/// Runs what is asked of the engine: on threads of its own, so that no event loop ever waits for it; a few at a time, in
/// the order they came, so that many clients share it fairly; and not for ever. Queries that people write have a queue of
/// their own: however long they take, pages and charts go on.
/// </summary>
public sealed class Engine(Store store, DataSettings settings) : IDisposable
{
    private readonly ConcurrencyLimiter _ours = Limiter(settings.ConcurrentQueries, settings.WaitingQueries);
    private readonly ConcurrencyLimiter _theirs = Limiter(settings.ConcurrentQueries, settings.WaitingQueries);
    private readonly ConcurrencyLimiter _loads = Limiter(settings.ConcurrentLoads, settings.WaitingQueries);

    /// <summary>Asks, and reads the whole answer.</summary>
    public async Task<T> AskAsync<T>(Sql sql, Func<DbDataReader, T> read, CancellationToken stop)
    {
        using var _ = await WaitAsync(_ours, stop);
        return await OnOwnThread(() => Run(sql, isForeign: false, read, stop));
    }

    /// <summary>All rows of an answer, for those that are known to be few.</summary>
    public static List<T> ReadAll<T>(DbDataReader rows, Func<DbDataReader, T> read)
    {
        var list = new List<T>();
        while (rows.Read())
        {
            list.Add(read(rows));
        }

        return list;
    }

    /// <summary>Asks in words of the client's own.</summary>
    public async Task AskForeignAsync(Sql sql, Action<DbDataReader> read, CancellationToken stop)
    {
        using var _ = await WaitAsync(_theirs, stop);
        await OnOwnThread(() => Run(sql, isForeign: true, rows => { read(rows); return 0; }, stop));
    }

    /// <summary>Loads a file, when it is its turn.</summary>
    public async Task<T> LoadAsync<T>(Func<Task<T>> load, CancellationToken stop)
    {
        using var _ = await WaitAsync(_loads, stop);
        return await load();
    }

    /// <summary>Runs what takes long on a thread of its own.</summary>
    public static Task<T> OnOwnThread<T>(Func<T> work)
        => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);

    public void Dispose()
    {
        _ours.Dispose();
        _theirs.Dispose();
        _loads.Dispose();
    }

    private static ConcurrencyLimiter Limiter(int atATime, int waiting)
        => new(new ConcurrencyLimiterOptions { PermitLimit = atATime, QueueLimit = waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    private static async Task<RateLimitLease> WaitAsync(ConcurrencyLimiter limiter, CancellationToken stop)
    {
        var lease = await limiter.AcquireAsync(1, stop);
        return lease.IsAcquired ? lease : throw new ProblemException(503, "Too many are asking at once. Try again in a moment.");
    }

    private T Run<T>(Sql sql, bool isForeign, Func<DbDataReader, T> read, CancellationToken stop)
    {
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(stop);
        clock.CancelAfter(settings.QueryTimeout);
        try
        {
            using var connection = store.Connect();
            if (isForeign)
            {
                Store.Check(connection, sql.Text);
            }

            using var command = Store.Command(connection, sql.Text, sql.Values);
            using var cancelling = clock.Token.Register(command.Cancel);
            clock.Token.ThrowIfCancellationRequested();
            using var rows = command.ExecuteReader();
            return read(rows);
        }
        catch (Exception error) when (clock.IsCancellationRequested && error is DbException or OperationCanceledException)
        {
            stop.ThrowIfCancellationRequested();
            throw new ProblemException(422, $"This takes longer than {settings.QueryTimeout.TotalSeconds:0} seconds, so it was stopped.");
        }
        catch (DbException error)
        {
            throw Store.Explain(error);
        }
        catch (Exception error) when (error is OverflowException or InvalidCastException)
        {
            throw new ProblemException(422, "A value of the answer is of a kind or size that does not travel. Cast it to VARCHAR.");
        }
    }
}
