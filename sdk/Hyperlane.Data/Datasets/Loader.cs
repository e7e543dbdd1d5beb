using System.Security.Cryptography;

namespace Hyperlane.Data;

/// <summary>Takes an upload from its first byte to the dataset: to the disk, into the engine, and never half.</summary>
public sealed class Loader(
    IDatasetStore store, FileKeeper keeper, Engine engine, Profiler profiler, Jobs jobs, NameDesk names, Quota quota, Storage storage,
    DataSettings settings, DatasetChanges changes,
    IHostApplicationLifetime lifetime, ILogger<Loader> logger)
{
    /// <summary>Loads the body of a request, and waits until that is done. If the client leaves, it is given up.</summary>
    public async Task<Dataset> LoadAsync(HttpContext context, Upload upload)
    {
        var (job, work) = await ReceiveAsync(context, upload);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(job.Cancelled, context.RequestAborted);
        return await ReadAsync(job, work, stop.Token);
    }

    /// <summary>Loads a Parquet file that the service writes itself.</summary>
    /// <param name="context">The request for it.</param>
    /// <param name="name">The name of the dataset.</param>
    /// <param name="origin">Where its facts come from.</param>
    /// <param name="write">Writes the file.</param>
    public async Task<Dataset> LoadAsync(HttpContext context, string name, string origin, Func<Stream, CancellationToken, Task> write)
    {
        var upload = new Upload(Guid.NewGuid(), name, null, ReadOptions.None);
        var lease = await names.TakeAsync(name.Trim());
        var path = Path.Combine(storage.Incoming, $"{Guid.NewGuid():N}.upload");
        try
        {
            await using (var file = Storage.NewFile(path))
            {
                await write(file, context.RequestAborted);
            }

            var work = new Work(Client.Of(context), path,
                Draft(lease.Name, $"{lease.Name}.parquet", new FileInfo(path).Length) with { Origin = origin }, upload, lease);
            return await ReadAsync(jobs.Begin(upload.Job, lease.Name, null), work, context.RequestAborted);
        }
        finally
        {
            lease.Dispose();
            File.Delete(path);
        }
    }

    /// <summary>Reads the kept files of a dataset once more, otherwise.</summary>
    public async Task<Dataset> ReadAgainAsync(HttpContext context, Upload upload)
    {
        var (job, work) = BeginAgain(context, upload);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(job.Cancelled, context.RequestAborted);
        return await ReadAsync(job, work, stop.Token);
    }

    /// <summary>The same; it goes on when the request is answered.</summary>
    public Job StartAgain(HttpContext context, Upload upload)
    {
        var (job, work) = BeginAgain(context, upload);
        _ = FinishAsync(job, work);
        return job;
    }

    /// <summary>Takes the body of a request to the disk; the rest goes on when the request is answered.</summary>
    public async Task<Job> StartAsync(HttpContext context, Upload upload)
    {
        var (job, work) = await ReceiveAsync(context, upload);
        _ = FinishAsync(job, work);
        return job;
    }

    /// <summary>What is kept by a name; null if it is no more.</summary>
    public async Task<byte[]?> ReadKeptAsync(string name)
    {
        var folder = Path.Combine(storage.Incoming, $"{Guid.NewGuid():N}.files");
        try
        {
            return await File.ReadAllBytesAsync((await Engine.OnOwnThread(() => store.Fetch([name], folder)))[0]);
        }
        catch (FileNotFoundException)
        {
            return null; // the dataset was deleted or changed just now
        }
        finally
        {
            FileKeeper.Clear(null, folder);
        }
    }

    /// <summary>Loads what comes with the service: each file of <c>Samples/</c>, and beside it, as text, where it comes from.</summary>
    public async Task LoadSamplesAsync()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Samples"), "*.csv"))
        {
            var origin = (await File.ReadAllTextAsync(Path.ChangeExtension(path, ".txt"))).Trim();
            var draft = Draft(Path.GetFileNameWithoutExtension(path), Path.GetFileName(path),
                new FileInfo(path).Length) with
            { Origin = origin };
            var upload = new Upload(Guid.NewGuid(), draft.Name, draft.Source, ReadOptions.None);
            await Engine.OnOwnThread(() => Load(path, draft, upload, _ => { }, () => { }, default));
        }
    }

    /// <summary>A file that has arrived, or null where kept ones are read once more, and what was asked about it.</summary>
    private sealed record Work(string Client, string? Path, Dataset Draft, Upload Upload, NameLease Name);

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
            DataLog.NotLoaded(logger, error, work.Draft.Name);
        }
    }

    /// <summary>The first step: everything arrives.</summary>
    private async Task<(Job Job, Work Work)> ReceiveAsync(HttpContext context, Upload upload)
    {
        upload.Options.Check();
        var isForm = context.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;
        var name = upload.Name?.Trim() ?? DatasetNames.OfFile(upload.File);
        var lease = upload.Into is { } into ? names.Hold(into)
            : name is null && isForm ? null // the form will say it
            : await names.TakeAsync(name);
        var path = Path.Combine(storage.Incoming, $"{Guid.NewGuid():N}.upload");
        Job? job = null;
        context.Request.MaxBodyBytes = settings.MaxUpload;
        try
        {
            job = jobs.Begin(upload.Job, lease?.Name ?? "", context.Request.ContentLength);
            await quota.EnsureAsync(context.Request.ContentLength ?? 0);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(job.Cancelled, context.RequestAborted);
            var file = await quota.WatchAsync(
                limit => isForm ? UploadBody.SaveFormAsync(context, path, limit) : UploadBody.SaveAsync(context, path, job, limit),
                stop.Token);
            lease ??= await names.TakeAsync(DatasetNames.OfFile(file));

            var size = new FileInfo(path).Length;
            job.Update(status => status with
            {
                Name = lease.Name,
                State = JobState.Reading,
                Received = size,
                Total = size,
                Percent = null
            });
            return (job, new Work(Client.Of(context), path, DraftOf(upload, lease.Name, upload.File ?? file ?? lease.Name, size),
                upload, lease));
        }
        catch (Exception error)
        {
            lease?.Dispose();
            File.Delete(path);

            // A form that breaks off is malformed; why it does is that its client has left.
            var reason = context.RequestAborted.IsCancellationRequested
                ? new OperationCanceledException(error.Message, error, context.RequestAborted)
                : error;
            throw job is null ? reason : JobEnd.Tell(job, reason);
        }
    }

    /// <summary>The second step: the engine reads it.</summary>
    private async Task<Dataset> ReadAsync(Job job, Work work, CancellationToken stop)
    {
        try
        {
            var dataset = await engine.LoadAsync(work.Client, () => quota.WatchAsync(limit => LoadAsync(job, work, limit), stop), stop);
            job.Update(status => status with { State = JobState.Done, Percent = 100, Dataset = dataset });
            profiler.Forget(dataset.Id);
            changes.Tell();
            return dataset;
        }
        catch (Exception error)
        {
            throw JobEnd.Tell(job, error);
        }
        finally
        {
            work.Name.Dispose();
            if (work.Path is not null)
            {
                File.Delete(work.Path);
            }
        }
    }

    /// <summary>Its turn has come: from now on it has as long as the settings say.</summary>
    private async Task<Dataset> LoadAsync(Job job, Work work, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(settings.LoadTimeout);
        try
        {
            return await Engine.OnOwnThread(() =>
            {
                if (work.Path is not null)
                {
                    FileLimits.Check(work.Path, work.Draft.Source, work.Upload.Options.Sheet, isPreview: false, settings, limit.Token);
                }

                return Load(
                    work.Path, work.Draft, work.Upload, percent => job.Update(status => status with { Percent = percent }),
                    () => quota.EnsureAsync(0).GetAwaiter().GetResult(), limit.Token);
            });
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw new ProblemException(
                422, $"Reading this file takes longer than {settings.LoadTimeout} (Data:LoadTimeout), so it was stopped.");
        }
    }

    /// <summary>Lets the store make the dataset; what was unpacked and packed for that is removed.</summary>
    private Dataset Load(string? path, Dataset draft, Upload upload, Action<double> progress, Action ensureRoom, CancellationToken stop)
    {
        var folder = Path.Combine(storage.Incoming, $"{Guid.NewGuid():N}.files");
        Task<(string Path, string Name)>? packed = null;
        using var packing = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            var request = keeper.Prepare(path, draft, upload, folder, packing.Token);
            packed = request.Packed;
            return store.Load(request, progress, ensureRoom, stop);
        }
        finally
        {
            packing.Cancel();
            FileKeeper.Clear(packed, folder);
        }
    }

    private (Job Job, Work Work) BeginAgain(HttpContext context, Upload upload)
    {
        upload.Options.Check();
        var dataset = upload.Into!;
        var lease = names.Hold(dataset);
        try
        {
            var job = jobs.Begin(upload.Job, dataset.Name, dataset.Bytes);
            job.Update(status => status with { State = JobState.Reading, Received = dataset.Bytes });
            return (job, new Work(Client.Of(context), null, DraftOf(upload, dataset.Name, dataset.Source, 0), upload, lease));
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    /// <summary>
    /// What is known of a dataset before its file is read. The rows of one that is there get other ones, and it keeps its id.
    /// </summary>
    private static Dataset DraftOf(Upload upload, string name, string source, long bytes)
        => upload.Into is { } into
            ? into with
            {
                Source = source,
                Bytes = bytes,
                UpdatedAt = DateTime.UtcNow,
                Skipped = 0,
                Nulled = 0,
                Rejects = null,
                Reading = null,
                Origin = source == into.Source ? into.Origin : null
            }
            : Draft(name, source, bytes);

    private static Dataset Draft(string name, string source, long bytes)
        => new(RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 10), name, 0, [], bytes, source, 0, DateTime.UtcNow);
}
