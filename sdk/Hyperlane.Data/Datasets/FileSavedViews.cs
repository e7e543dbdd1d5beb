using System.Text.Json;

namespace Hyperlane.Data;

/// <summary>The saved views, each in a file of its own beside the datasets: <c>saved/{id}.json</c>.</summary>
internal sealed class FileSavedViews(DataSettings settings, ILogger<FileSavedViews> logger) : ISavedViews
{
    private readonly string _folder = Path.Combine(settings.Folder, "saved");
    private readonly Lock _changing = new();
    private Dictionary<string, SavedView>? _byId;

    /// <summary>All of them, the oldest first.</summary>
    public Task<IReadOnlyList<SavedView>> ListAsync()
    {
        lock (_changing)
        {
            return Task.FromResult<IReadOnlyList<SavedView>>(
                [.. Known.Values.OrderBy(view => view.CreatedAt).ThenBy(view => view.Id, StringComparer.Ordinal)]);
        }
    }

    /// <summary>One of them, or null.</summary>
    public Task<SavedView?> FindAsync(string id)
    {
        lock (_changing)
        {
            return Task.FromResult(Known.GetValueOrDefault(id));
        }
    }

    /// <summary>Keeps a new one.</summary>
    /// <exception cref="ProblemException">The name is taken, or there are too many.</exception>
    public Task AddAsync(SavedView view)
    {
        lock (_changing)
        {
            if (Known.Count >= settings.MaxSaved)
            {
                throw SavedView.TooMany(settings.MaxSaved);
            }

            Keep(view);
            return Task.CompletedTask;
        }
    }

    /// <summary>Replaces one by its next version.</summary>
    /// <exception cref="ProblemException">It has changed or is gone, or the name is taken.</exception>
    public Task ReplaceAsync(SavedView view)
    {
        lock (_changing)
        {
            if (Known.GetValueOrDefault(view.Id)?.Version != view.Version - 1)
            {
                throw SavedView.Changed();
            }

            Keep(view);
            return Task.CompletedTask;
        }
    }

    /// <summary>Removes one.</summary>
    /// <returns>Whether it was there.</returns>
    public Task<bool> RemoveAsync(string id)
    {
        lock (_changing)
        {
            if (!Known.ContainsKey(id))
            {
                return Task.FromResult(false);
            }

            File.Delete(PathOf(id));
            return Task.FromResult(Known.Remove(id));
        }
    }

    private Dictionary<string, SavedView> Known => _byId ??= ReadAll();

    private string PathOf(string id) => Path.Combine(_folder, id + ".json");

    private void Keep(SavedView view)
    {
        var key = DatasetNames.KeyOf(view.Name);
        if (Known.Values.Any(other => other.Id != view.Id && DatasetNames.KeyOf(other.Name) == key))
        {
            throw SavedView.Taken(view.Name);
        }

        // A file beside it first: a program that is killed leaves the old version or the new one.
        var writing = PathOf(view.Id) + ".new";
        File.Delete(writing);
        using (var file = Storage.NewFile(writing, options: FileOptions.None))
        {
            JsonSerializer.Serialize(file, view, DataJson.Default.SavedView);
        }

        File.Move(writing, PathOf(view.Id), overwrite: true);
        Known[view.Id] = view;
    }

    private Dictionary<string, SavedView> ReadAll()
    {
        Storage.MakeFolder(_folder);
        var found = new Dictionary<string, SavedView>();
        foreach (var path in Directory.EnumerateFiles(_folder, "*.json"))
        {
            try
            {
                var view = JsonSerializer.Deserialize(File.ReadAllBytes(path), DataJson.Default.SavedView);
                if (view is { Id: not null, Name: not null } && PathOf(view.Id) == path)
                {
                    found.Add(view.Id, view);
                    continue;
                }

                DataLog.LeftOut(logger, path, "it is no saved view, or was renamed.");
            }
            catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
            {
                DataLog.Unreadable(logger, path, error.Message);
            }
        }

        return found;
    }
}
