namespace Hyperlane.Data;

/// <summary>Gives names to uploads: of two that want one name, the first has it, until it fails.</summary>
public sealed class NameDesk(IDatasetStore store, DataSettings settings)
{
    private readonly HashSet<string> _taken = [];
    private readonly HashSet<string> _held = [];

    /// <summary>Takes a name for an upload.</summary>
    /// <exception cref="ProblemException">It is none, or taken, or there are too many datasets.</exception>
    public async Task<NameLease> TakeAsync(string? asked)
    {
        var name = DatasetNames.Check(asked);
        var key = DatasetNames.KeyOf(name);
        int waiting;
        lock (_taken)
        {
            if (!_taken.Add(key))
            {
                throw Taken(name);
            }

            waiting = _taken.Count;
        }

        var lease = new NameLease(name, () => Release(key));
        try
        {
            if (await store.HasNameAsync(key))
            {
                throw Taken(name);
            }

            if (await store.FindAsync(key) is not null)
            {
                throw new ProblemException(Problem.Validation("name", $"\"{name}\" is the id of a dataset. Choose another name."));
            }

            return await store.CountAsync() + waiting <= settings.MaxDatasets ? lease
                : throw new ProblemException(
                    507, $"There are {settings.MaxDatasets} datasets, as many as there may be (Data:MaxDatasets). Delete one first.");
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    /// <summary>Holds a dataset whose rows are about to be others.</summary>
    /// <exception cref="ProblemException">409: somebody does that already.</exception>
    public NameLease Hold(Dataset dataset)
    {
        lock (_taken)
        {
            return _held.Add(dataset.Id) ? new NameLease(dataset.Name, () => LetGo(dataset.Id))
                : throw new ProblemException(
                    409, $"The rows of \"{dataset.Name}\" are being changed just now. Try again when that is done.");
        }
    }

    private void LetGo(string id)
    {
        lock (_taken)
        {
            _held.Remove(id);
        }
    }

    private void Release(string key)
    {
        lock (_taken)
        {
            _taken.Remove(key);
        }
    }

    private static ProblemException Taken(string name) => new(new ProblemDetails
    {
        Status = 409,
        Detail = $"There is a dataset \"{name}\" already. Choose another name, or delete that one.",
        Errors = new Dictionary<string, string[]> { ["name"] = ["It is taken."] },
    });
}
