namespace Hyperlane.Data;

/// <summary>The file of an upload on its way to the disk.</summary>
internal static class UploadBody
{
    /// <summary>Saves a body that is the file itself; the job tells how much has arrived.</summary>
    public static async Task<string?> SaveAsync(HttpContext context, string path, Job job, CancellationToken stop)
    {
        await using var file = Storage.NewFile(path);
        var buffer = new byte[128 * 1024];
        var received = 0L;
        for (int read; (read = await context.Request.Body.ReadAsync(buffer, stop)) > 0;)
        {
            await file.WriteAsync(buffer.AsMemory(0, read), stop);
            received += read;
            job.Update(status => status with
            {
                Received = received,
                Percent = status.Total is > 0 and var total
                    ? 100.0 * received / total
                    : null
            });
        }

        return null;
    }

    /// <summary>Saves the one file of a form.</summary>
    /// <returns>What the file is called.</returns>
    public static async Task<string?> SaveFormAsync(HttpContext context, string path, CancellationToken stop)
    {
        var form = await context.Request.ReadFormAsync(stop);
        var sent = form.Files is [var only]
            ? only
            : throw new ProblemException(400, $"One file at a time; the form has {form.Files.Count}.");
        await sent.SaveAsAsync(path, cancellationToken: stop);
        return sent.FileName;
    }
}
