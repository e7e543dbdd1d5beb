using System.Text.Json;

namespace Hyperlane.Data;

/// <summary>
/// Which datasets there are. Their files say it. What a file has said is kept in <c>about/{id}.json</c>, so that a start opens only
/// the files that have changed since: the time it takes does not grow with their number. Delete that folder when you like.
/// </summary>
/// <param name="folder">Where the files are.</param>
/// <param name="about">Where it is kept what they say.</param>
/// <param name="kept">The files that are kept for datasets.</param>
/// <param name="ask">Asks a file. A worker does it: a broken one may take the process with it.</param>
/// <param name="logger">Told of files that are left out.</param>
internal sealed class Catalogue(string folder, string about, KeptFolder kept, Func<string, Dataset> ask, ILogger logger)
{
    private const string Extension = ".duckdb";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, FileNote> _byId = [];
    private readonly Dictionary<string, string> _idByName = [];
    private Dataset[] _inOrder = [];

    /// <summary>All datasets, the oldest first.</summary>
    public IReadOnlyList<Dataset> All => _inOrder;

    /// <summary>How many bytes they take on the disk.</summary>
    public long Bytes { get; private set; }

    /// <summary>Where the file of a dataset is.</summary>
    public string PathOf(string id) => Path.Combine(folder, id + Extension);

    /// <summary>A dataset, or null.</summary>
    public Dataset? Find(string id)
    {
        lock (_lock)
        {
            return _byId.GetValueOrDefault(id)?.Dataset;
        }
    }

    /// <summary>Whether a name is taken.</summary>
    /// <param name="key">What <see cref="DatasetNames.KeyOf"/> makes of it.</param>
    public bool HasName(string key)
    {
        lock (_lock)
        {
            return _idByName.ContainsKey(key);
        }
    }

    /// <summary>Finds what is there. What cannot be used is left out, with a line in the log.</summary>
    public void Open()
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*" + Extension).Order(StringComparer.Ordinal))
        {
            try
            {
                var note = Named(Read(path));
                if (WhyNot(path, note.Dataset) is { } reason)
                {
                    DataLog.LeftOut(logger, path, reason);
                    continue;
                }

                Keep(note);
            }
            catch (Exception error)
            {
                DataLog.Unreadable(logger, path, error.Message.Split('\n')[0]);
            }
        }

        Order();
        kept.Clean(All, id => File.Exists(PathOf(id)));
    }

    /// <summary>Enters a dataset, whose file is in its place. If there was one of this id, its name stays.</summary>
    public Dataset Add(Dataset dataset)
    {
        lock (_lock)
        {
            if (_byId.Remove(dataset.Id, out var before))
            {
                dataset = dataset with { Name = before.Dataset.Name };
                _idByName.Remove(DatasetNames.KeyOf(dataset.Name));
                Bytes -= before.Length + kept.CountBytes(before.Dataset);
            }

            var note = NoteOf(PathOf(dataset.Id), dataset);
            Write(note);
            Keep(note);
            Order();
            kept.Remove(before?.Dataset.Kept.Except(dataset.Kept) ?? []);
            return dataset;
        }
    }

    /// <summary>Takes a dataset off the list, and removes its files.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(string id)
    {
        lock (_lock)
        {
            if (!_byId.Remove(id, out var note))
            {
                return false;
            }

            _idByName.Remove(DatasetNames.KeyOf(note.Dataset.Name));
            Bytes -= note.Length + kept.CountBytes(note.Dataset);
            kept.Remove(note.Dataset.Kept);
            Order();
        }

        File.Delete(PathOf(id));
        File.Delete(AboutOf(id));
        File.Delete(NameOf(id));
        return true;
    }

    /// <summary>Gives a dataset another name: it stands beside its file, in <c>{id}.name</c>, as queries may have the file open.</summary>
    /// <returns>It, or null where it is gone.</returns>
    public Dataset? Rename(string id, string name)
    {
        lock (_lock)
        {
            if (!_byId.TryGetValue(id, out var note))
            {
                return null;
            }

            var writing = NameOf(id) + ".new";
            File.WriteAllText(writing, name);
            Storage.MakePrivate(writing);
            File.Move(writing, NameOf(id), overwrite: true);
            _idByName.Remove(DatasetNames.KeyOf(note.Dataset.Name));
            _idByName[DatasetNames.KeyOf(name)] = id;
            _byId[id] = note with { Dataset = note.Dataset with { Name = name } };
            Order();
            return _byId[id].Dataset;
        }
    }

    private string NameOf(string id) => Path.Combine(folder, id + ".name");

    /// <summary>What a file says, with the name that the dataset was given later.</summary>
    private FileNote Named(FileNote note)
        => File.Exists(NameOf(note.Dataset.Id))
            ? note with { Dataset = note.Dataset with { Name = DatasetNames.Check(File.ReadAllText(NameOf(note.Dataset.Id)).Trim()) } }
            : note;

    private string AboutOf(string id) => Path.Combine(about, id + ".json");

    private void Keep(FileNote note)
    {
        _byId.Add(note.Dataset.Id, note);
        _idByName.Add(DatasetNames.KeyOf(note.Dataset.Name), note.Dataset.Id);
        Bytes += note.Length + kept.CountBytes(note.Dataset);
    }

    private void Order()
        => _inOrder = [.. _byId.Values.Select(note => note.Dataset).OrderBy(dataset => dataset.CreatedAt)
            .ThenBy(dataset => dataset.Id, StringComparer.Ordinal)];

    /// <summary>The id of a dataset is the name of its file. One that says another is a copy, or was renamed.</summary>
    private string? WhyNot(string path, Dataset dataset)
    {
        var id = Path.GetFileNameWithoutExtension(path);
        if (dataset.Id != id)
        {
            return $"it was {dataset.Id}{Extension}, and is a copy of it or was renamed.";
        }

        return _idByName.TryGetValue(DatasetNames.KeyOf(dataset.Name), out var other)
            ? $"its dataset \"{dataset.Name}\" is in {other}{Extension}, too."
            : DatasetNames.IsEngines(dataset.Name)
            ? $"its dataset is called \"{dataset.Name}\", which is a name of the engine's own."
            : null;
    }

    private FileNote Read(string path)
    {
        var known = AboutOf(Path.GetFileNameWithoutExtension(path));
        if (File.Exists(known) && ReadNote(known) is { } note && note == NoteOf(path, note.Dataset))
        {
            return note;
        }

        note = NoteOf(path, ask(path));
        if (note.Dataset.Id == Path.GetFileNameWithoutExtension(path))
        {
            Write(note);
        }

        return note;
    }

    private static FileNote? ReadNote(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), StoredJson.Default.FileNote) is { Dataset: { } dataset } note
                && IsWhole(dataset) ? note : null;
        }
        catch (JsonException)
        {
            return null; // the file itself will say it again
        }
    }

    /// <summary>Whether what was read of a dataset has all that must be there.</summary>
    public static bool IsWhole(Dataset dataset) => dataset is { Id: not null, Name: not null, Columns: not null };

    private static FileNote NoteOf(string path, Dataset dataset)
    {
        var file = new FileInfo(path);
        return new FileNote(file.Length, file.LastWriteTimeUtc, dataset);
    }

    private void Write(FileNote note)
    {
        var path = AboutOf(note.Dataset.Id);
        try
        {
            File.Delete(path);
            using var file = Storage.NewFile(path, options: FileOptions.None);
            JsonSerializer.Serialize(file, note, StoredJson.Default.FileNote);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            DataLog.Unwritten(logger, path, error.Message);
        }
    }
}
