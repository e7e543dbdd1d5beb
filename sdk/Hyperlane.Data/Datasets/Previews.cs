namespace Hyperlane.Data;

/// <summary>Says how a file would be read, without keeping anything of it.</summary>
public sealed class Previews(WorkerPool workers, Engine engine, Quota quota, Storage storage, DataSettings settings)
{
    /// <summary>How many rows are shown.</summary>
    private const int Rows = 20;

    /// <summary>Looks at the body of a request.</summary>
    /// <param name="context">The request, whose body is the file or its beginning.</param>
    /// <param name="name">What the client calls the file.</param>
    /// <param name="options">How it is to be read.</param>
    /// <param name="isPart">Whether it is the beginning only.</param>
    /// <exception cref="ProblemException">It cannot be read.</exception>
    public async Task<Preview> LookAsync(HttpContext context, string name, ReadOptions options, bool isPart)
    {
        options.Check();
        context.Request.MaxBodyBytes = settings.MaxUpload;
        await quota.EnsureAsync(context.Request.ContentLength ?? 0);
        var path = Path.Combine(storage.Incoming, $"{Guid.NewGuid():N}.preview");
        try
        {
            await quota.WatchAsync(stop => SaveAsync(context, path, stop), context.RequestAborted);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
            return await engine.LoadAsync(
                Client.Of(context),
                () =>
                {
                    limit.CancelAfter(settings.QueryTimeout);
                    return Engine.OnOwnThread(() => Look(path, name, options, isPart, limit.Token));
                },
                context.RequestAborted);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw new ProblemException(
                422, $"Looking at this file takes longer than {settings.QueryTimeout} (Data:QueryTimeout). Send its beginning only, with partial=true.");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private Preview Look(string path, string name, ReadOptions options, bool isPart, CancellationToken stop)
    {
        if (isPart && IsArchive(path))
        {
            EnsureWhole(path);
            isPart = false;
        }

        if (!isPart)
        {
            FileLimits.Check(path, name, options.Sheet, isPreview: true, settings, stop);
        }

        return workers.Preview(new FileRequest([new FilePlace(path, name, options)], options, Dataset.Nothing, null,
            new PreviewRequest(Rows, isPart)), stop);
    }

    private static bool IsArchive(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> magic = stackalloc byte[4];
        return Container.Of(magic[..file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false)]) == Container.Zip;
    }

    /// <summary>The beginning of an archive tells nothing: what is in it, and where, stands at its end.</summary>
    private static void EnsureWhole(string path)
    {
        try
        {
            Archive.Open(path).Dispose();
        }
        catch (InvalidDataException)
        {
            throw new ProblemException(Problem.Validation(
                "partial", "What is in a ZIP archive or a workbook of Excel (.xlsx) stands at its end, so its beginning alone cannot be looked at. Send the whole file, without partial."));
        }
    }

    private static async Task<bool> SaveAsync(HttpContext context, string path, CancellationToken stop)
    {
        await using var file = Storage.NewFile(path);
        await context.Request.Body.CopyToAsync(file, stop);
        return true;
    }
}
