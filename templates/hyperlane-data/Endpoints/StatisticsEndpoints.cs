using System.ComponentModel.DataAnnotations;
using Hyperlane.Data;

namespace HyperlaneData._1;

/// <summary>The tests of a first course in statistics.</summary>
public sealed class StatisticsEndpoints(IDatasetStore store, Engine engine, Statistician statistician)
{
    /// <summary>The mean of each group, with its confidence interval.</summary>
    /// <param name="id">The dataset.</param>
    /// <param name="value">The numbers.</param>
    /// <param name="by">The column that has the groups.</param>
    /// <param name="confidence">The level of confidence.</param>
    /// <param name="filter">Conditions for the rows, as of <c>/rows</c>.</param>
    /// <param name="stop">The client has left.</param>
    [Get("/datasets/{id}/statistics/means")]
    public Task<StatisticsAnswer?> Means(string id, string value, string by, [Range(0.5, 0.9999)] double confidence = 0.95,
        string[]? filter = null, CancellationToken stop = default)
        => AskAsync(id, filter, sample => statistician.MeansAsync(sample, value, by, confidence, stop), stop);

    /// <summary>Whether the means of two groups differ: Welch's t-test, two-sided.</summary>
    /// <param name="id">The dataset.</param>
    /// <param name="value">The numbers.</param>
    /// <param name="by">The column that has the groups.</param>
    /// <param name="group">The two groups; not needed where there are no others.</param>
    /// <param name="confidence">The level of confidence.</param>
    /// <param name="filter">Conditions for the rows.</param>
    /// <param name="stop">The client has left.</param>
    [Get("/datasets/{id}/statistics/t-test")]
    public Task<StatisticsAnswer?> Compare(
        string id, string value, string by, string[]? group = null, [Range(0.5, 0.9999)] double confidence = 0.95, string[]? filter = null,
        CancellationToken stop = default)
        => AskAsync(id, filter, sample => statistician.CompareAsync(sample, value, by, group ?? [], confidence, stop), stop);

    /// <summary>Whether two columns of groups have to do with each other: Pearson's chi-square test.</summary>
    /// <param name="id">The dataset.</param>
    /// <param name="x">A column of groups.</param>
    /// <param name="y">Another one.</param>
    /// <param name="filter">Conditions for the rows.</param>
    /// <param name="stop">The client has left.</param>
    [Get("/datasets/{id}/statistics/chi-square")]
    public Task<StatisticsAnswer?> Cross(string id, string x, string y, string[]? filter = null, CancellationToken stop = default)
        => AskAsync(id, filter, sample => statistician.CrossAsync(sample, x, y, stop), stop);

    /// <summary>Whether two numbers rise together: Pearson's correlation.</summary>
    /// <param name="id">The dataset.</param>
    /// <param name="x">A column of numbers.</param>
    /// <param name="y">Another one.</param>
    /// <param name="confidence">The level of confidence.</param>
    /// <param name="filter">Conditions for the rows.</param>
    /// <param name="stop">The client has left.</param>
    [Get("/datasets/{id}/statistics/correlation")]
    public Task<StatisticsAnswer?> Correlate(string id, string x, string y, [Range(0.5, 0.9999)] double confidence = 0.95,
        string[]? filter = null, CancellationToken stop = default)
        => AskAsync(id, filter, sample => statistician.CorrelateAsync(sample, x, y, confidence, stop), stop);

    /// <summary>A number as a sum of others: linear regression.</summary>
    /// <param name="id">The dataset.</param>
    /// <param name="y">The numbers to explain.</param>
    /// <param name="x">The columns that explain them.</param>
    /// <param name="confidence">The level of confidence.</param>
    /// <param name="filter">Conditions for the rows.</param>
    /// <param name="stop">The client has left.</param>
    [Get("/datasets/{id}/statistics/regression")]
    public Task<StatisticsAnswer?> Regress(string id, string y, string[] x, [Range(0.5, 0.9999)] double confidence = 0.95,
        string[]? filter = null, CancellationToken stop = default)
        => AskAsync(id, filter, sample => statistician.RegressAsync(sample, y, x, confidence, stop), stop);

    private async Task<StatisticsAnswer?> AskAsync(string id, string[]? filter, Func<Sample, Task<StatisticsAnswer>> ask,
        CancellationToken stop)
    {
        if (await store.FindAsync(id) is not { } dataset)
        {
            return null;
        }

        List<Filter> filters = [.. (filter ?? []).Select(text => Filter.Parse(dataset, text))];
        var rows = filters.Count == 0
            ? dataset.Rows
            : await engine.AskAsync(Sql.Count(engine.Dialect, dataset, filters), all => all.Read() ? (long)all[0]! : 0, stop);
        return await ask(new Sample(dataset, filters, rows, engine.Dialect));
    }
}
