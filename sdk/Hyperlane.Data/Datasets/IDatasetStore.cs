using System.Data.Common;

namespace Hyperlane.Data;

/// <summary>Where the datasets are kept and asked: on DuckDB, a file for each, or on PostgreSQL.</summary>
public interface IDatasetStore
{
    /// <summary>Finds what is there, makes what is missing, and removes what a killed program left half done.</summary>
    /// <returns>Whether this is the first start.</returns>
    /// <exception cref="StartupException">The place cannot be used, or the database does not answer.</exception>
    Task<bool> OpenAsync();

    /// <summary>All datasets, the oldest first.</summary>
    Task<IReadOnlyList<Dataset>> ListAsync();

    /// <summary>A dataset, or null.</summary>
    Task<Dataset?> FindAsync(string id);

    /// <summary>Whether a dataset has a name, by its <see cref="DatasetNames.KeyOf"/>.</summary>
    Task<bool> HasNameAsync(string key);

    /// <summary>How many datasets there are.</summary>
    Task<int> CountAsync();

    /// <summary>How many bytes they take.</summary>
    Task<long> CountBytesAsync();

    /// <summary>Makes sure that the engine answers.</summary>
    /// <exception cref="ProblemException">503: it does not.</exception>
    Task CheckAsync();

    /// <summary>Makes a dataset, or replaces the rows of one.</summary>
    /// <param name="asked">What it is made of.</param>
    /// <param name="progress">Told now and then how much is read, in percent.</param>
    /// <param name="ensureRoom">Called when its size is known, before it is there for others; throws where it is too much.</param>
    /// <param name="stop">Gives up; nothing is left behind.</param>
    /// <returns>The dataset, which is there from now on.</returns>
    /// <exception cref="ProblemException">A file cannot be read.</exception>
    Dataset Load(LoadRequest asked, Action<double> progress, Action ensureRoom, CancellationToken stop);

    /// <summary>Where kept files are on the disk; they are brought there if they are somewhere else.</summary>
    /// <param name="names">Their names.</param>
    /// <param name="folder">A folder for those that are brought.</param>
    /// <returns>Their paths.</returns>
    /// <exception cref="FileNotFoundException">One is there no more: its dataset was changed or deleted.</exception>
    IReadOnlyList<string> Fetch(IReadOnlyList<string> names, string folder);

    /// <summary>Removes a dataset.</summary>
    /// <returns>Whether it was there.</returns>
    Task<bool> DeleteAsync(string id);

    /// <summary>Gives a dataset another name, which is free.</summary>
    /// <returns>It, or null where it is gone.</returns>
    Task<Dataset?> RenameAsync(string id, string name);

    /// <summary>Asks, without any right to change something.</summary>
    /// <param name="sql">One SELECT.</param>
    /// <param name="client">Which client wrote it; null where the service asks.</param>
    /// <param name="text">As which text the rows are wanted; null for values.</param>
    /// <param name="maxRows">After how many rows to end.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="ProblemException">It cannot be answered.</exception>
    Rows Ask(Sql sql, string? client, TextFormat? text, int maxRows, CancellationToken stop);

    /// <summary>What an engine complains of, as a problem; null where it has said so already.</summary>
    /// <param name="error">The error.</param>
    /// <param name="sql">What was asked.</param>
    ProblemException? Explain(DbException error, string sql);
}
