using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace Hyperlane.Data.Postgres;

/// <summary>The saved views, each a row of <c>catalogue.saved</c>.</summary>
internal sealed class PostgresSavedViews(PostgresStore store, DataSettings settings) : ISavedViews
{
    /// <summary>The table, made at the start.</summary>
    public const string Table = "CREATE TABLE IF NOT EXISTS catalogue.saved "
        + "(id text PRIMARY KEY, key text NOT NULL UNIQUE, version int NOT NULL, about text NOT NULL)";

    /// <summary>All of them, the oldest first.</summary>
    public Task<IReadOnlyList<SavedView>> ListAsync() => ReadAsync("SELECT about FROM catalogue.saved ORDER BY id");

    /// <summary>One of them, or null.</summary>
    public async Task<SavedView?> FindAsync(string id)
        => await ReadAsync("SELECT about FROM catalogue.saved WHERE id = $1", id).ConfigureAwait(false) is [var view, ..] ? view : null;

    /// <summary>Keeps a new one.</summary>
    /// <exception cref="ProblemException">The name is taken, or there are too many.</exception>
    public async Task AddAsync(SavedView view)
    {
        const string add = "INSERT INTO catalogue.saved (id, key, version, about) "
            + "SELECT $1, $2, $3::int, $4 WHERE (SELECT count(*) FROM catalogue.saved) < $5::int";
        if (await WriteAsync(add, view, Number(settings.MaxSaved)).ConfigureAwait(false) == 0)
        {
            throw SavedView.TooMany(settings.MaxSaved);
        }
    }

    /// <summary>Replaces one by its next version.</summary>
    /// <exception cref="ProblemException">It has changed or is gone, or the name is taken.</exception>
    public async Task ReplaceAsync(SavedView view)
    {
        const string replace = "UPDATE catalogue.saved SET key = $2, version = $3::int, about = $4 WHERE id = $1 AND version = $5::int";
        if (await WriteAsync(replace, view, Number(view.Version - 1)).ConfigureAwait(false) == 0)
        {
            throw SavedView.Changed();
        }
    }

    /// <summary>Removes one.</summary>
    /// <returns>Whether it was there.</returns>
    public Task<bool> RemoveAsync(string id) => store.AskAsync(connection =>
        Task.FromResult(PostgresCommands.Execute(connection, "DELETE FROM catalogue.saved WHERE id = $1", id) > 0));

    private Task<IReadOnlyList<SavedView>> ReadAsync(string sql, params string[] values)
        => store.AskAsync<IReadOnlyList<SavedView>>(async connection =>
        {
            await using var command = PostgresCommands.Create(connection, sql, values);
            await using var rows = await command.ExecuteReaderAsync();
            var list = new List<SavedView>();
            while (await rows.ReadAsync())
            {
                list.Add(JsonSerializer.Deserialize(rows.GetString(0), DataJson.Default.SavedView)!);
            }

            return list;
        });

    private Task<int> WriteAsync(string sql, SavedView view, string last) => store.AskAsync(connection =>
    {
        try
        {
            var about = JsonSerializer.Serialize(view, DataJson.Default.SavedView);
            return Task.FromResult(PostgresCommands.Execute(
                connection, sql, view.Id, DatasetNames.KeyOf(view.Name), Number(view.Version), about, last));
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw SavedView.Taken(view.Name);
        }
    });

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
