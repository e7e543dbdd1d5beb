namespace Hyperlane.Data;

/// <summary>The files of a dataset, read as one table: one after the other.</summary>
internal sealed class SourceFiles
{
    private readonly IReadOnlyList<SourceFile> _files;
    private int _present;

    /// <param name="places">Where they are, at least one.</param>
    /// <param name="maxDepth">How deep JSON may be nested.</param>
    /// <param name="isPreview">Whether the first table of a file will do where there are several, and none was said.</param>
    /// <exception cref="ProblemException">One is empty, or nothing that can be read.</exception>
    public SourceFiles(IReadOnlyList<FilePlace> places, int maxDepth, bool isPreview = false)
    {
        _files = [.. places.Select(place => new SourceFile(place.Path, place.Name, place.Options, maxDepth, isPreview))];
        IsParquet = _files.All(file => file.IsParquet);
        if (!IsParquet && _files.Any(file => file.IsParquet))
        {
            throw new ProblemException(
                400, "Parquet has types of its own: only Parquet can be added to it, and it can be added to nothing else.");
        }
    }

    /// <summary>The first one.</summary>
    public SourceFile First => _files[0];

    /// <summary>Whether they are Parquet, which DuckDB reads.</summary>
    public bool IsParquet { get; }

    /// <summary>Whether semicolons separate the fields of one.</summary>
    public bool HasSemicolons => _files.Any(file => file.HasSemicolons);

    /// <summary>What was decided about them.</summary>
    public IEnumerable<Decision> Decisions => _files.SelectMany(file => file.Decisions);

    /// <summary>How much of them is read, from 0 to 1.</summary>
    public double Progress => (_present + _files[_present].Progress) / _files.Count;

    /// <summary>Begins to read them.</summary>
    public FieldReader Open()
    {
        _present = 0;
        return _files.Count == 1 ? _files[0].Guarded(_files[0].Open) : new FileSequence(_files, i => _present = i);
    }

    /// <summary>Does something that reads them; an error of the packing or encoding of the only one becomes a problem.</summary>
    public T Guarded<T>(Func<T> read, Func<long> line) => _files.Count == 1 ? _files[0].Guarded(read, line) : read();
}
