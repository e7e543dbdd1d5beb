namespace Hyperlane.Data;

/// <summary>Files that are kept for datasets, in one folder: <c>{id of the dataset}.{name}</c>.</summary>
/// <param name="folder">The folder.</param>
internal sealed class KeptFolder(string folder)
{
    /// <summary>Where a file is.</summary>
    public string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>Where a file is that is there.</summary>
    /// <exception cref="FileNotFoundException">It is there no more.</exception>
    public string Find(string name) => File.Exists(PathOf(name)) ? PathOf(name) : throw new FileNotFoundException(null, name);

    /// <summary>How many bytes the files of a dataset have.</summary>
    public long CountBytes(Dataset dataset)
        => dataset.Kept.Select(name => new FileInfo(PathOf(name))).Sum(file => file.Exists ? file.Length : 0);

    /// <summary>Takes files in.</summary>
    public void Add(IReadOnlyList<(string Path, string Name)> files)
    {
        foreach (var (path, name) in files)
        {
            Storage.MakePrivate(path);
            File.Move(path, PathOf(name));
        }
    }

    /// <summary>Removes files.</summary>
    public void Remove(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            File.Delete(PathOf(name));
        }
    }

    /// <summary>Removes what a killed program left half done. Files of a dataset that cannot be read are left.</summary>
    /// <param name="datasets">The datasets that there are.</param>
    /// <param name="isThere">Whether there is a dataset with an id, be it one that cannot be read.</param>
    public void Clean(IReadOnlyList<Dataset> datasets, Func<string, bool> isThere)
    {
        Storage.MakeFolder(folder);
        var (ids, names) = (datasets.Select(dataset => dataset.Id).ToHashSet(), datasets.SelectMany(dataset => dataset.Kept).ToHashSet());
        foreach (var name in Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).ToList())
        {
            var id = name.Split('.')[0];
            if (!names.Contains(name) && (ids.Contains(id) || !isThere(id)))
            {
                File.Delete(PathOf(name));
            }
        }
    }
}
