using System.ComponentModel.DataAnnotations;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Hyperlane.Data;

namespace HyperlaneData._1;

/// <summary>All that can be asked of this service, over HTTP. Nothing is decided here.</summary>
public sealed class DatasetEndpoints(IDatasetStore store, Engine engine, Profiler profiler, Loader loader, Previews previews, Jobs jobs,
    DatasetChanges changes, DataSettings settings)
{
    /// <summary>Lists all datasets, the oldest first.</summary>
    [Get("/datasets")]
    public Task<IReadOnlyList<Dataset>> List() => store.ListAsync();

    /// <summary>A dataset, with its columns.</summary>
    [Get("/datasets/{id}")]
    public Task<Dataset?> Find(string id) => store.FindAsync(id);

    /// <summary>Deletes a dataset.</summary>
    [Delete("/datasets/{id}")]
    public async Task<NoContent?> Delete(string id)
    {
        profiler.Forget(id);
        if (!await store.DeleteAsync(id))
        {
            return null;
        }

        changes.Tell();
        return new NoContent();
    }

    /// <summary>Some of its rows; in the format that <c>Accept</c> asks for.</summary>
    /// <param name="id">The dataset.</param>
    /// <param name="offset">How many rows to leave out first.</param>
    /// <param name="limit">How many rows at most.</param>
    /// <param name="sort">Columns to sort by; <c>-</c> before the name for descending.</param>
    /// <param name="filter">Conditions that all hold: <c>column:op:value</c>, where op is eq, ne, lt, le, gt, ge, contains, starts, null or
    /// notnull.</param>
    /// <param name="stop">The client has left.</param>
    [Get("/datasets/{id}/rows")]
    public async Task<Result<Table>> Rows(
        string id, [Range(0, long.MaxValue)] long offset = 0, [Range(1, 10_000)] int limit = 100, string[]? sort = null,
        string[]? filter = null, CancellationToken stop = default)
    {
        if (await store.FindAsync(id) is not { } dataset)
        {
            return Problem.NotFound($"There is no dataset {id}.");
        }

        List<Filter> filters = [.. (filter ?? []).Select(text => Filter.Parse(dataset, text))];
        List<Order> orders = [.. (sort ?? []).Select(text => ParseOrder(dataset, text))];
        var total = filters.Count == 0
            ? dataset.Rows
            : await engine.AskAsync(Sql.Count(engine.Dialect, dataset, filters), rows => rows.Read() ? (long)rows[0]! : 0, stop);
        var page = Sql.Rows(engine.Dialect, dataset, filters, orders, offset, limit);
        return Result.Of<Table>(new TableAnswer(engine, settings, page) { Total = total });
    }

    /// <summary>What is in each column: counts, extremes, quartiles, the most frequent values, a histogram.</summary>
    [Get("/datasets/{id}/profile")]
    public async Task<Profile?> Profile(string id, CancellationToken stop)
        => await store.FindAsync(id) is { } dataset ? await profiler.ProfileAsync(dataset, stop) : null;

    /// <summary>The same, a line of JSON for each column, as soon as it is known.</summary>
    [Get("/datasets/{id}/profile/columns")]
    public async Task<IAsyncEnumerable<ColumnProfile>?> ProfileColumns(string id, CancellationToken stop)
        => await store.FindAsync(id) is { } dataset ? profiler.StreamAsync(dataset, stop) : null;

    /// <summary>Counts and adds up by groups; in the format that <c>Accept</c> asks for.</summary>
    /// <param name="id">The dataset.</param>
    /// <param name="asked">By what to group, what to count and add up, of which rows.</param>
    [Post("/datasets/{id}/aggregate")]
    public async Task<Result<Table>> Aggregate(string id, Aggregation asked)
        => await store.FindAsync(id) is { } dataset
            ? Result.Of<Table>(new TableAnswer(engine, settings, Sql.Aggregate(engine.Dialect, dataset, asked)))
            : Problem.NotFound($"There is no dataset {id}.");

    /// <summary>Answers one SELECT; in the format that <c>Accept</c> asks for. Each dataset is a table by its name.</summary>
    [Post("/query")]
    public Result<Table> Query(SqlQuery query)
        => Result.Of<Table>(new TableAnswer(engine, settings, Sql.Of(query)) { IsForeign = true, Limit = query.Limit });

    /// <summary>
    /// Loads a file: CSV, TSV, JSON, JSON lines, Parquet or a workbook (.xlsx), as it is, in a ZIP archive, or compressed by gzip or zstd;
    /// as the body or in a form.
    /// </summary>
    /// <param name="context">The request, whose body is the file.</param>
    /// <param name="name">The name of the dataset; without it, that of the file.</param>
    /// <param name="file">The name of the file, where the body is the file itself.</param>
    /// <param name="options">How the file is to be read.</param>
    /// <param name="job">An id of the client's own for this upload, by which its progress can be followed from the first byte on.</param>
    /// <param name="prefer"><c>respond-async</c> to be answered with 202 as soon as the file has arrived (RFC 7240).</param>
    [Post("/datasets")]
    public async Task<Result<Dataset>> Upload(
        HttpContext context, [FromQuery] ReadOptions options, string? name = null, string? file = null, Guid? job = null,
        [FromHeader(Name = "Prefer")] string? prefer = null)
    {
        var upload = new Upload(job ?? Guid.NewGuid(), name, file, options);
        if (Jobs.AreWanted(prefer))
        {
            return (await loader.StartAsync(context, upload)).Accepted();
        }

        var dataset = await loader.LoadAsync(context, upload);
        return new Created<Dataset>($"/datasets/{dataset.Id}", dataset);
    }

    /// <summary>
    /// Says how a file would be read: its first rows, the types of its columns, what was decided and why, and what else a column could be.
    /// </summary>
    /// <param name="context">The request, whose body is the file, or its beginning.</param>
    /// <param name="options">How the file is to be read.</param>
    /// <param name="file">The name of the file.</param>
    /// <param name="partial">Whether the body is the beginning of the file only.</param>
    [Post("/datasets/preview")]
    public Task<Preview> Preview(HttpContext context, [FromQuery] ReadOptions options, string file = "data.csv", bool partial = false)
        => previews.LookAsync(context, file, options, partial);

    /// <summary>How far an upload is.</summary>
    [Get("/jobs/{id:guid}")]
    public JobStatus? Job(Guid id) => jobs.Find(id)?.Status;

    /// <summary>
    /// How far an upload is, now and until its end: events called <c>progress</c>, then <c>done</c>, <c>failed</c> or <c>cancelled</c>.
    /// </summary>
    [Get("/jobs/{id:guid}/events")]
    public async Task<IAsyncEnumerable<SseItem<JobStatus>>?> Events(Guid id, CancellationToken stop)
        => await jobs.WaitForAsync(id, stop) is { } job ? Follow(job, stop) : null;

    /// <summary>Cancels an upload, wherever it is. Nothing of it stays.</summary>
    [Delete("/jobs/{id:guid}")]
    public NoContent? Cancel(Guid id)
    {
        if (jobs.Find(id) is not { } job)
        {
            return null;
        }

        job.Cancel();
        return new NoContent();
    }

    private static async IAsyncEnumerable<SseItem<JobStatus>> Follow(Job job, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var status in Jobs.FollowAsync(job, stop))
        {
            yield return new SseItem<JobStatus>(status, status.State switch
            {
                JobState.Done => "done",
                JobState.Failed => "failed",
                JobState.Cancelled => "cancelled",
                _ => "progress",
            });
        }
    }

    /// <summary>For load balancers and monitors. It does not wait for the engine, however much that has to do.</summary>
#if (postgres)
    /// <remarks>503 if PostgreSQL does not answer within two seconds.</remarks>
#endif
    [Get("/health")]
    public async Task<Health> Health()
    {
        await store.CheckAsync();
        return new Health("ok");
    }

    private static Order ParseOrder(Dataset dataset, string text)
        => dataset.Columns.Any(column => column.Name == text) ? new Order(text)
            : text.StartsWith('-') ? new Order(text[1..], Descending: true) : new Order(text);
}
