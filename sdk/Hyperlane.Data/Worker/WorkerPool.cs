using System.Diagnostics;
using System.Reflection;

namespace Hyperlane.Data;

/// <summary>
/// The workers. As many as had to work at the same time are kept for a while, and one more than that stands ready, so that
/// nobody waits for a process to start.
/// </summary>
public sealed class WorkerPool : IDisposable
{
    /// <summary>How much of a worker's memory is no data: the runtime, DuckDB, and what neither of them counts.</summary>
    private const long Overhead = 256L << 20;

    /// <summary>How much address space a request may take beside its memory. Allocators reserve much more than they use.</summary>
    private const long AddressSpace = 2L << 30;

    /// <summary>A worker that is larger than this after its work is replaced.</summary>
    private const long MaxAtRest = 256L << 20;

    /// <summary>So many are kept, however long they have nothing to do.</summary>
    private const int Least = 2;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly List<WorkerProcess> _idle = []; // those first that have rested longest
    private readonly DataSettings _settings;
    private readonly Storage _storage;
    private readonly SqlDialect _dialect;
    private readonly string _program;
    private readonly ILogger<WorkerPool> _logger;
    private readonly Timer _trim;
    private int _started;
    private int _starting;
    private volatile bool _isDisposed;

    /// <summary>No process is started yet.</summary>
    /// <param name="settings">What they may take.</param>
    /// <param name="storage">Where they have a folder each.</param>
    /// <param name="dialect">Whether they answer questions.</param>
    /// <param name="logger">Told how they end.</param>
    /// <param name="program">The app: it is started once more for each.</param>
    public WorkerPool(DataSettings settings, Storage storage, SqlDialect dialect, ILogger<WorkerPool> logger, Assembly program)
    {
        (_settings, _storage, _dialect, _logger, _program) = (settings, storage, dialect, logger, program.Location);
        (QueryMemory, LoadMemory) = (ByteSize.Parse(settings.QueryMemory), ByteSize.Parse(settings.LoadMemory));
        _trim = new Timer(_ => Trim(), null, Kept, Kept);
    }

    /// <summary>How much memory DuckDB may take for a question, in bytes.</summary>
    internal long QueryMemory { get; }

    /// <summary>How much memory it may take for a file, in bytes.</summary>
    internal long LoadMemory { get; }

    /// <summary>Asks a question.</summary>
    /// <param name="question">SQL.</param>
    /// <param name="find">Where the datasets are that it names.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="ProblemException">It cannot be answered.</exception>
    internal WorkerRows Ask(Question question, Func<TableNames, IReadOnlyList<TablePlace>> find, CancellationToken stop)
    {
        var call = Begin(new WorkerRequest(question, null, null, Seconds), question.Client, QueryMemory, null, stop);
        try
        {
            if (call.Next() is FrameKind.Names)
            {
                call.Send(FrameKind.Tables, find(call.ReadJson(WorkerJson.Default.TableNames)), WorkerJson.Default.IReadOnlyListTablePlace);
                call.Next();
            }

            return new WorkerRows(call.Expect(FrameKind.Columns));
        }
        catch
        {
            call.Dispose();
            throw;
        }
    }

    /// <summary>Makes a database file of a file.</summary>
    /// <returns>The dataset, as far as the file tells.</returns>
    /// <exception cref="ProblemException">The file cannot be read.</exception>
    internal Dataset Load(FileRequest file, Action<double> progress, CancellationToken stop)
        => AskFile(new WorkerRequest(null, file, null, 0), LoadMemory, progress, stop);

    /// <summary>Which dataset is in a database file.</summary>
    /// <exception cref="ProblemException">The file cannot be read.</exception>
    internal Dataset About(string path)
    {
        using var clock = new CancellationTokenSource(_settings.QueryTimeout);
        return AskFile(new WorkerRequest(null, null, path, Seconds), QueryMemory, null, clock.Token);
    }

    /// <summary>Reads the rows of a file.</summary>
    /// <exception cref="ProblemException">The file cannot be read.</exception>
    internal WorkerRows Read(FileRequest file, Action<double> progress, CancellationToken stop)
    {
        var call = Begin(new WorkerRequest(null, file, null, 0), null, LoadMemory, progress, stop);
        try
        {
            call.Next();
            return new WorkerRows(call.Expect(FrameKind.Columns));
        }
        catch
        {
            call.Dispose();
            throw;
        }
    }

    /// <summary>How a file would be read.</summary>
    /// <exception cref="ProblemException">It cannot be read.</exception>
    internal Preview Preview(FileRequest file, CancellationToken stop)
    {
        using var call = Begin(new WorkerRequest(null, file, null, 0), null, LoadMemory, null, stop);
        call.Next();
        call.Expect(FrameKind.Done);
        return call.ReadJson(WorkerJson.Default.WorkerDone).Preview!;
    }

    /// <summary>Starts a worker that nobody has asked for yet.</summary>
    internal void StartAhead()
    {
        bool isNeeded;
        lock (_idle)
        {
            isNeeded = _idle.Count == 0;
        }

        if (isNeeded && Interlocked.CompareExchange(ref _starting, 1, 0) == 0)
        {
            _ = Task.Factory.StartNew(AddSpare, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>Takes a worker back.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="isWell">Whether it is ready for another request.</param>
    internal void Return(WorkerProcess worker, bool isWell)
    {
        if (!isWell || _isDisposed || worker.Memory > MaxAtRest)
        {
            worker.Dispose();
            StartAhead();
            return;
        }

        Rest(worker);
    }

    /// <summary>Tells the log how a worker ended by itself.</summary>
    internal void Tell(string lastWords) => DataLog.WorkerEnded(_logger, lastWords);

    /// <inheritdoc />
    public void Dispose()
    {
        _isDisposed = true;
        _trim.Dispose();
        while (Take(_ => true) is { } worker)
        {
            worker.Dispose();
        }
    }

    /// <summary>How many seconds of the processor a question may take.</summary>
    private int Seconds
        => (int)Math.Min(int.MaxValue / Environment.ProcessorCount,
            Math.Ceiling(_settings.QueryTimeout.TotalSeconds)) * Environment.ProcessorCount;

    private Dataset AskFile(WorkerRequest request, long memory, Action<double>? progress, CancellationToken stop)
    {
        using var call = Begin(request, null, memory, progress, stop);
        call.Next();
        call.Expect(FrameKind.Done);
        return call.ReadJson(WorkerJson.Default.WorkerDone).Dataset!;
    }

    private WorkerCall Begin(WorkerRequest request, string? client, long memory, Action<double>? progress, CancellationToken stop)
    {
        var call = new WorkerCall(this, Rent(client), memory + Overhead, progress, stop);
        try
        {
            call.Send(FrameKind.Request, request, WorkerJson.Default.WorkerRequest);
            return call;
        }
        catch
        {
            call.Dispose();
            throw;
        }
    }

    /// <summary>
    /// A worker: the one whom this client asked last, as it may know it still, or the one that has rested longest, as it is ready for
    /// others.
    /// </summary>
    private WorkerProcess Rent(string? client)
    {
        while ((Take(worker => worker.Client == client) ?? Take(_ => true)) is { } worker)
        {
            if (worker.IsAlive)
            {
                worker.Client = client;
                StartAhead();
                return worker;
            }

            worker.Dispose();
        }

        StartAhead();
        var started = Start();
        started.Client = client;
        return started;
    }

    /// <summary>One of those that rest.</summary>
    private WorkerProcess? Take(Predicate<WorkerProcess> which)
    {
        lock (_idle)
        {
            var found = _idle.FindIndex(which);
            if (found < 0)
            {
                return null;
            }

            var worker = _idle[found];
            _idle.RemoveAt(found);
            return worker;
        }
    }

    private void Rest(WorkerProcess worker)
    {
        worker.IdleSince = Stopwatch.GetTimestamp();
        lock (_idle)
        {
            _idle.Add(worker);
        }
    }

    private WorkerProcess Start()
    {
        var most = Math.Max(QueryMemory, LoadMemory);
        var folder = Path.Combine(_storage.Incoming, $"worker-{Interlocked.Increment(ref _started)}");
        try
        {
            return WorkerProcess.Start(_program, new WorkerSettings(folder, QueryMemory, ByteSize.Parse(_settings.QueryDisk), LoadMemory,
                _settings.MaxValue, (2 * most) + AddressSpace, _settings.MaxNesting, _dialect.IsOfWorkers));
        }
        catch (WorkerException error)
        {
            DataLog.NoWorker(_logger, error.Message);
            throw new ProblemException(503, "No process can be started to work on this. Try again in a moment.");
        }
    }

    private void AddSpare()
    {
        try
        {
            Rest(Start());
        }
        catch (ProblemException)
        {
            // The log tells; who asks next tries again.
        }
        finally
        {
            Interlocked.Exchange(ref _starting, 0);
        }

        if (_isDisposed)
        {
            Dispose();
        }
    }

    /// <summary>Ends those that have had nothing to do for a while, but for two.</summary>
    private void Trim()
    {
        while (Take(worker => _idle.Count > Least && Stopwatch.GetElapsedTime(worker.IdleSince) > Kept) is { } oldest)
        {
            oldest.Dispose();
        }
    }
}
