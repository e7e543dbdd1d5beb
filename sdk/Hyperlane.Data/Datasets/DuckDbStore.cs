using System.Data.Common;

namespace Hyperlane.Data;

/// <summary>
/// The datasets on DuckDB. Each is a database file of its own, <c>datasets/{id}.duckdb</c>, which a worker writes, and which is
/// renamed to its place when it is whole: a program that is killed leaves the dataset or nothing. All asking is done by
/// workers, too, in a DuckDB that no other client shares, with the datasets that the question names, read-only.
/// </summary>
internal sealed class DuckDbStore : IDatasetStore
{
    /// <summary>Names that are no datasets': those of DuckDB's own schemas, and of the table in each file.</summary>
    private static readonly HashSet<string> OwnNames =
        new(["data", "main", "memory", "temp", "system", "information_schema", "pg_catalog"], StringComparer.OrdinalIgnoreCase);

    private readonly Storage _storage;
    private readonly WorkerPool _workers;
    private readonly Catalogue _catalogue;
    private readonly KeptFolder _kept;
    private readonly string _datasets;
    private readonly string _about;
    private readonly Lock _changing = new();

    public DuckDbStore(DataSettings settings, Storage storage, WorkerPool workers, ILogger<DuckDbStore> logger)
    {
        (_storage, _workers) = (storage, workers);
        _datasets = Path.Combine(settings.Folder, "datasets");
        _about = Path.Combine(settings.Folder, "about");
        _kept = new KeptFolder(Path.Combine(settings.Folder, "kept"));
        _catalogue = new Catalogue(_datasets, _about, _kept, workers.About, logger);
    }

    /// <inheritdoc/>
    public Task<bool> OpenAsync()
    {
        _storage.Open(isAlone: true);
        var isNew = !Directory.Exists(_datasets);
        Storage.MakeFolder(_datasets);
        Storage.MakeFolder(_about);
        _catalogue.Open();
        _workers.StartAhead();
        return Task.FromResult(isNew);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Dataset>> ListAsync() => Task.FromResult(_catalogue.All);

    /// <inheritdoc/>
    public Task<Dataset?> FindAsync(string id) => Task.FromResult(_catalogue.Find(id));

    /// <inheritdoc/>
    public Task<bool> HasNameAsync(string key) => Task.FromResult(_catalogue.HasName(key));

    /// <inheritdoc/>
    public Task<int> CountAsync() => Task.FromResult(_catalogue.All.Count);

    /// <inheritdoc/>
    public Task<long> CountBytesAsync() => Task.FromResult(_catalogue.Bytes);

    /// <inheritdoc/>
    public Task CheckAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public Dataset Load(LoadRequest asked, Action<double> progress, Action ensureRoom, CancellationToken stop)
    {
        var loading = Path.Combine(_storage.Incoming, asked.Draft.Id + ".duckdb");
        var rejects = loading + ".rejects";
        try
        {
            var dataset = _workers.Load(
                new FileRequest(asked.Files, asked.Options, asked.Draft, loading, Rejects: rejects, Before: asked.Before), progress, stop);
            Storage.MakePrivate(loading);
            var kept = asked.Kept(rejects, dataset);
            ensureRoom();
            lock (_changing)
            {
                return _catalogue.Find(dataset.Id)?.Version == asked.Into?.Version
                    ? Publish(loading, dataset, kept)
                    : throw asked.Changed();
            }
        }
        finally
        {
            File.Delete(loading);
            File.Delete(loading + ".wal");
            File.Delete(rejects);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Fetch(IReadOnlyList<string> names, string folder) => [.. names.Select(_kept.Find)];

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string id)
    {
        lock (_changing)
        {
            return Task.FromResult(_catalogue.Remove(id));
        }
    }

    /// <inheritdoc/>
    public Task<Dataset?> RenameAsync(string id, string name)
    {
        lock (_changing)
        {
            return Task.FromResult(_catalogue.Rename(id, name));
        }
    }

    /// <inheritdoc/>
    public Rows Ask(Sql sql, string? client, TextFormat? text, int maxRows, CancellationToken stop)
        => _workers.Ask(new Question(sql.Text, sql.Values, maxRows, client, text, sql.Parameters), Find, stop);

    /// <inheritdoc/>
    public ProblemException? Explain(DbException error, string sql) => null;

    /// <summary>
    /// The datasets that a question names. If it names others, or all, the rest is seen to be there: messages tell of similar names.
    /// </summary>
    private List<TablePlace> Find(TableNames asked)
    {
        var names = asked.Names.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var places = _catalogue.All.Select(dataset => new TablePlace(dataset, names.Contains(dataset.Id)
            || names.Contains(dataset.Name) ? _catalogue.PathOf(dataset.Id) : null)).ToList();
        names.ExceptWith(asked.Own);
        names.ExceptWith(OwnNames);
        names.ExceptWith(places.SelectMany(place => (string[])[place.Dataset.Id, place.Dataset.Name]));
        return asked.IsOfAll || names.Count > 0 ? places : [.. places.Where(place => place.Path is not null)];
    }

    /// <summary>
    /// Puts files in their places. Where a new dataset cannot be shown there, nothing of it stays: it may be half there, if the place is on
    /// another disk.
    /// </summary>
    private Dataset Publish(string loading, Dataset dataset, IReadOnlyList<(string Path, string Name)> kept)
    {
        var path = _catalogue.PathOf(dataset.Id);
        var isNew = !File.Exists(path);
        try
        {
            _kept.Add(kept);
            File.Move(loading, path, overwrite: true);
            return _catalogue.Add(dataset);
        }
        catch
        {
            _kept.Remove(kept.Select(file => file.Name));
            if (isNew)
            {
                File.Delete(path);
            }

            throw;
        }
    }
}
