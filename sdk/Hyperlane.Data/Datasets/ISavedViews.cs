namespace Hyperlane.Data;

/// <summary>Where saved views are kept: beside the datasets.</summary>
public interface ISavedViews
{
    /// <summary>All of them, the oldest first.</summary>
    Task<IReadOnlyList<SavedView>> ListAsync();

    /// <summary>One of them, or null.</summary>
    /// <param name="id">Its id.</param>
    Task<SavedView?> FindAsync(string id);

    /// <summary>Keeps a new one.</summary>
    /// <param name="view">It.</param>
    /// <exception cref="ProblemException">409: the name is taken; 507: there are too many.</exception>
    Task AddAsync(SavedView view);

    /// <summary>Replaces one by its next version.</summary>
    /// <param name="view">The next version.</param>
    /// <exception cref="ProblemException">412: it has changed or is gone; 409: the name is taken.</exception>
    Task ReplaceAsync(SavedView view);

    /// <summary>Removes one.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Whether it was there.</returns>
    Task<bool> RemoveAsync(string id);
}
