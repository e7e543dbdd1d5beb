using Hyperlane.Data;

namespace HyperlaneData._1;

/// <summary>
/// Other rows for a dataset that is there. Its id, its name and its links stay; whoever looks at it sees all of the change or nothing.
/// </summary>
public sealed class RowEndpoints(IDatasetStore store, Loader loader)
{
    /// <summary>Replaces all rows by those of a file, whatever columns it has.</summary>
    /// <param name="context">The request, whose body is the file.</param>
    /// <param name="id">The dataset.</param>
    /// <param name="options">How the file is to be read.</param>
    /// <param name="file">The name of the file, where the body is the file itself.</param>
    /// <param name="job">An id of the client's own, by which the progress can be followed.</param>
    /// <param name="prefer"><c>respond-async</c> to be answered with 202 as soon as the file has arrived (RFC 7240).</param>
    [Put("/datasets/{id}")]
    public Task<Result<Dataset>> Replace(
        HttpContext context, string id, [FromQuery] ReadOptions options, string? file = null, Guid? job = null,
        [FromHeader(Name = "Prefer")] string? prefer = null)
        => LoadAsync(context, id, prefer, dataset => new Upload(job ?? Guid.NewGuid(), null, file ?? dataset.Source, options, dataset));

    /// <summary>Adds the rows of a file. Types are decided by all rows together; columns are the same by their names.</summary>
    /// <param name="context">The request, whose body is the file.</param>
    /// <param name="id">The dataset.</param>
    /// <param name="options">How the file is to be read; what is said of values holds for all rows.</param>
    /// <param name="widen">Whether the rows may make other types and more columns necessary; else that is refused.</param>
    /// <param name="file">The name of the file, where the body is the file itself.</param>
    /// <param name="job">An id of the client's own, by which the progress can be followed.</param>
    /// <param name="prefer"><c>respond-async</c> to be answered with 202 as soon as the file has arrived (RFC 7240).</param>
    [Post("/datasets/{id}/rows")]
    public Task<Result<Dataset>> Add(
        HttpContext context, string id, [FromQuery] ReadOptions options, bool widen = false, string? file = null, Guid? job = null,
        [FromHeader(Name = "Prefer")] string? prefer = null)
        => LoadAsync(context, id, prefer, dataset => new Upload(job ?? Guid.NewGuid(), null, file
            ?? dataset.Source, options, dataset, IsAdded: true, widen));

    /// <summary>
    /// Reads the kept files once more, otherwise: with other types of columns, missing values, dates and so on. What is not said stays as
    /// it was.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="id">The dataset.</param>
    /// <param name="options">How the files are to be read.</param>
    /// <param name="job">An id of the client's own, by which the progress can be followed.</param>
    /// <param name="prefer"><c>respond-async</c> to be answered with 202 at once (RFC 7240).</param>
    [Post("/datasets/{id}/reading")]
    public async Task<Result<Dataset>> ReadAgain(
        HttpContext context, string id, [FromQuery] ReadOptions options, Guid? job = null,
        [FromHeader(Name = "Prefer")] string? prefer = null)
    {
        if (await store.FindAsync(id) is not { } dataset)
        {
            return Problem.NotFound($"There is no dataset {id}.");
        }

        var upload = new Upload(job ?? Guid.NewGuid(), null, null, options, dataset);
        return Jobs.AreWanted(prefer) ? loader.StartAgain(context, upload).Accepted() : await loader.ReadAgainAsync(context, upload);
    }

    /// <summary>What was left out when the files were read, as CSV: file, line, column, text, reason; the first 10,000 of them.</summary>
    /// <param name="id">The dataset.</param>
    [Get("/datasets/{id}/rejects")]
    public async Task<IResult?> Rejects(string id)
        => await store.FindAsync(id) is { Rejects: { } name } dataset && await loader.ReadKeptAsync(name) is { } list
            ? new FileResult(list, "text/csv; charset=utf-8") { DownloadName = $"{dataset.Name} rejects.csv" } : null;

    private async Task<Result<Dataset>> LoadAsync(HttpContext context, string id, string? prefer, Func<Dataset, Upload> upload)
        => await store.FindAsync(id) is not { } dataset ? Problem.NotFound($"There is no dataset {id}.")
            : Jobs.AreWanted(prefer) ? (await loader.StartAsync(context, upload(dataset))).Accepted()
            : await loader.LoadAsync(context, upload(dataset));
}
