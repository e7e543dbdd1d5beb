using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace HyperlaneData._1;

/// <summary>Takes an upload from its first byte to the dataset: to the disk, into the engine, and never half.</summary>
public sealed partial class Loader(Store store, Engine engine, Jobs jobs, DataSettings settings, IHostApplicationLifetime lifetime, ILogger<Loader> logger)
{
    /// <summary>How .NET numbers the operating system's ENOSPC, and ERROR_DISK_FULL of Windows.</summary>
    private const int DiskFull = 28;
    private const int DiskFullWindows = unchecked((int)0x80070070);

    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Loads the body of a request, and waits until that is done. If the client leaves, it is given up.</summary>
    public async Task<Dataset> LoadAsync(HttpContext context, Upload upload)
    {
        var (job, work) = await ReceiveAsync(context, upload);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(job.Cancelled, context.RequestAborted);
        return await ReadAsync(job, work, stop.Token);
    }

    /// <summary>Takes the body of a request to the disk; the rest goes on when the request is answered.</summary>
    public async Task<Job> StartAsync(HttpContext context, Upload upload)
    {
        var (job, work) = await ReceiveAsync(context, upload);
        _ = FinishAsync(job, work);
        return job;
    }

    /// <summary>Loads what comes with the service: each file of <c>Samples/</c>, and beside it, as text, where it comes from.</summary>
    public async Task LoadSamplesAsync()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Samples"), "*.csv"))
        {
            var origin = (await File.ReadAllTextAsync(Path.ChangeExtension(path, ".txt"))).Trim();
            var draft = Draft(Path.GetFileNameWithoutExtension(path), Path.GetFileName(path), new FileInfo(path).Length) with { Origin = origin };
            await engine.LoadAsync(() => store.Load(path, draft, OnError.Fail, TextEncoding.Utf8, _ => { }, default), default);
        }
    }

    /// <summary>A file that has arrived, and what was asked about it.</summary>
    private sealed record Work(string Path, Dataset Draft, Upload Upload);

    private async Task FinishAsync(Job job, Work work)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(job.Cancelled, lifetime.ApplicationStopping);
        try
        {
            await ReadAsync(job, work, stop.Token);
        }
        catch (ProblemException)
        {
            // The job tells of it.
        }
        catch (Exception error)
        {
            logger.LogError(error, "{Name} could not be loaded.", work.Draft.Name);
        }
    }

    /// <summary>The first step: everything arrives.</summary>
    private async Task<(Job Job, Work Work)> ReceiveAsync(HttpContext context, Upload upload)
    {
        var isForm = context.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;
        var name = NameOf(upload.Name, upload.File);
        var job = jobs.Begin(upload.Job, name ?? "", context.Request.ContentLength);
        var path = Path.Combine(store.Incoming, $"{upload.Job:N}.upload");
        string? reserved = null;
        context.Request.MaxBodyBytes = settings.MaxUpload;
        try
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(job.Cancelled, context.RequestAborted);
            if (name is not null || !isForm) // else the form will say it
            {
                reserved = await ReserveAsync(name);
            }

            var file = isForm ? await SaveFormAsync(context, path, stop.Token) : await SaveBodyAsync(context, path, job, stop.Token);
            name = reserved ??= await ReserveAsync(NameOf(null, file));

            var size = new FileInfo(path).Length;
            job.Update(status => status with { Name = name, State = JobState.Reading, Received = size, Total = size, Percent = null });
            return (job, new Work(path, Draft(name, upload.File ?? file ?? name, size), upload));
        }
        catch (Exception error)
        {
            Release(reserved);
            File.Delete(path);

            // A form that breaks off is malformed; why it does is that its client has left.
            throw End(job, context.RequestAborted.IsCancellationRequested ? new OperationCanceledException(error.Message, error, context.RequestAborted) : error);
        }
    }

    /// <summary>The second step: the engine reads it.</summary>
    private async Task<Dataset> ReadAsync(Job job, Work work, CancellationToken stop)
    {
        try
        {
            var dataset = await engine.LoadAsync(
                () => store.Load(work.Path, work.Draft, work.Upload.OnError, work.Upload.Encoding, percent => job.Update(status => status with { Percent = percent }), stop),
                stop);
            job.Update(status => status with { State = JobState.Done, Percent = 100, Dataset = dataset });
            return dataset;
        }
        catch (Exception error)
        {
            throw End(job, error);
        }
        finally
        {
            Release(work.Draft.Name);
            File.Delete(work.Path);
        }
    }

    /// <summary>Why it ended, told to the job and as what the request is answered with.</summary>
    private static Exception End(Job job, Exception error)
    {
        if (error is OperationCanceledException && job.Cancelled.IsCancellationRequested)
        {
            error = new ProblemException(new ProblemDetails { Status = 409, Type = "urn:problem:cancelled", Title = "Cancelled", Detail = "The upload was cancelled." });
            job.Update(status => status with { State = JobState.Cancelled });
        }
        else if (error is IOException { HResult: DiskFull or DiskFullWindows })
        {
            error = new ProblemException(507, "The disk is full.");
        }

        job.Update(status => error switch
        {
            OperationCanceledException => status with { State = JobState.Cancelled }, // the client has left, or the service stops
            ProblemException { Problem: var problem } => status with { State = JobState.Failed, Problem = new JobProblem(problem.Status, problem.Title, problem.Detail, problem.Errors) },
            _ => status with { State = JobState.Failed, Problem = new JobProblem(500, null, "Something went wrong.", new Dictionary<string, string[]>()) },
        });
        return error;
    }

    private static async Task<string?> SaveBodyAsync(HttpContext context, string path, Job job, CancellationToken stop)
    {
        await using var file = NewFile(path);
        var buffer = new byte[128 * 1024];
        var received = 0L;
        for (int read; (read = await context.Request.Body.ReadAsync(buffer, stop)) > 0;)
        {
            await file.WriteAsync(buffer.AsMemory(0, read), stop);
            received += read;
            job.Update(status => status with { Received = received, Percent = status.Total is > 0 and var total ? 100.0 * received / total : null });
        }

        return null;
    }

    private static async Task<string?> SaveFormAsync(HttpContext context, string path, CancellationToken stop)
    {
        var form = await context.Request.ReadFormAsync(stop);
        var sent = form.Files is [var only] ? only : throw new ProblemException(400, $"One file at a time; the form has {form.Files.Count}.");
        await sent.SaveAsAsync(path, cancellationToken: stop);
        return sent.FileName;
    }

    private static FileStream NewFile(string path) => new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);

    /// <summary>Two uploads of one name: the first has it, until it fails.</summary>
    private async Task<string> ReserveAsync(string? name)
    {
        if (name is null)
        {
            throw new ProblemException(Problem.Validation("name", "A name is missing: say ?name=, or ?file= with the name of the file."));
        }

        if (!NamePattern().IsMatch(name) || Encoding.UTF8.GetByteCount(name) > 63)
        {
            throw new ProblemException(Problem.Validation("name", "A name has letters, digits, spaces, '.', '-' and '_', begins with a letter or digit, and is no longer than 63 bytes."));
        }

        if (!TryReserve(name))
        {
            throw NameTaken(name);
        }

        if ((await store.ListAsync()).Any(dataset => dataset.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            Release(name);
            throw NameTaken(name);
        }

        return name;
    }

    private bool TryReserve(string name)
    {
        lock (_names)
        {
            return _names.Add(name);
        }
    }

    private static ProblemException NameTaken(string name) => new(new ProblemDetails
    {
        Status = 409,
        Detail = $"There is a dataset \"{name}\" already. Choose another name, or delete that one.",
        Errors = new Dictionary<string, string[]> { ["name"] = ["It is taken."] },
    });

    private void Release(string? name)
    {
        lock (_names)
        {
            _names.Remove(name ?? "");
        }
    }

    /// <summary>A name that was asked for is taken as it is; that of a file loses its extensions and what names do not have.</summary>
    private static string? NameOf(string? name, string? file)
    {
        if (name is not null || string.IsNullOrWhiteSpace(file))
        {
            return name?.Trim();
        }

        var stem = OddPattern().Replace(ExtensionsPattern().Replace(file, ""), "_").Trim(' ', '.', '_', '-');
        return stem.Length > 0 ? stem[..Math.Min(stem.Length, 40)] : null;
    }

    private static Dataset Draft(string name, string source, long bytes)
        => new(RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 10), name, 0, [], bytes, source, 0, DateTime.UtcNow);

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._-]*$")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"[^\p{L}\p{M}\p{N} ._-]")]
    private static partial Regex OddPattern();

    [GeneratedRegex(@"(\.(csv|tsv|txt|json|jsonl|ndjson|parquet|gz|gzip|zst|zstd))+$", RegexOptions.IgnoreCase)]
    private static partial Regex ExtensionsPattern();
}
