using System.Data.Common;
using System.Text.Json;
using Npgsql;

namespace Hyperlane.Data.Postgres;

/// <summary>
/// The datasets on PostgreSQL. Each is a table of its own, <c>datasets."name"</c>, made, filled by binary COPY and entered
/// into the catalogue in one transaction: a program that is killed leaves the dataset or nothing. All asking is done by another
/// role, which may read these tables and nothing else. What is in a file, DuckDB finds out; it keeps nothing.
/// </summary>
internal sealed class PostgresStore : IDatasetStore, IAsyncDisposable
{
    private readonly DataSettings _settings;
    private readonly Storage _storage;
    private readonly WorkerPool _workers;
    private readonly PostgresRole _role;
    private readonly NpgsqlDataSource _owner;
    private readonly NpgsqlDataSource _reader;
    private long _loading;

    public PostgresStore(DataSettings settings, PostgresSettings postgres, Storage storage, WorkerPool workers,
        ILogger<PostgresStore> logger)
    {
        // SQL goes to the server as it is, and the server takes one statement at a time.
        AppContext.SetSwitch("Npgsql.EnableSqlRewriting", false);
        (_settings, _storage, _workers, _role) = (settings, storage, workers, new PostgresRole(postgres, settings, logger));
        _owner = NpgsqlDataSource.Create(postgres.Postgres);
        var timeout = (long)settings.QueryTimeout.TotalMilliseconds;
        _reader = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(postgres.PostgresReader)
        {
            SearchPath = "datasets",
            // The server stops what takes too long, but for some functions, which do not look up: those are left alone a second later.
            CommandTimeout = (int)Math.Min(Math.Ceiling(settings.QueryTimeout.TotalSeconds) + 1, int.MaxValue / 1000),
            Options = $"-c statement_timeout={timeout} -c default_transaction_read_only=on -c intervalstyle=iso_8601",
            MaxPoolSize = (settings.ConcurrentQueries * 2) + 2,
        });
    }

    /// <inheritdoc/>
    public async Task<bool> OpenAsync()
    {
        _storage.Open(isAlone: false);
        var isNew = await PostgresCommands.AtStartAsync(_owner, "Data:Postgres", Prepare);
        await PostgresCommands.AtStartAsync(_reader, "Data:PostgresReader", connection =>
        {
            PostgresRole.Check(connection);
            return true;
        });
        return isNew;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Dataset>> ListAsync() => AskAsync<IReadOnlyList<Dataset>>(async connection =>
    {
        await using var command = PostgresCommands.Create(connection, "SELECT about FROM catalogue.datasets ORDER BY created_at, id", []);
        await using var rows = await command.ExecuteReaderAsync();
        var list = new List<Dataset>();
        while (await rows.ReadAsync())
        {
            list.Add(PostgresCatalogue.Parse(rows.GetString(0)));
        }

        return list;
    });

    /// <inheritdoc/>
    public async Task<Dataset?> FindAsync(string id)
        => !id.Contains('\0', StringComparison.Ordinal) && await AskAsync<string>(
            "SELECT about FROM catalogue.datasets WHERE id = $1", id) is { } about ? PostgresCatalogue.Parse(about) : null;

    /// <inheritdoc/>
    public async Task<bool> HasNameAsync(string key)
        => await AskAsync<string>("SELECT id FROM catalogue.datasets WHERE key = $1", key) is not null;

    /// <inheritdoc/>
    public Task<int> CountAsync() => AskAsync<int>("SELECT count(*)::int FROM catalogue.datasets");

    /// <inheritdoc/>
    public async Task<long> CountBytesAsync()
        => Interlocked.Read(ref _loading) + await AskAsync<long>(
            "SELECT (SELECT coalesce(sum(pg_total_relation_size(oid)), 0) FROM pg_class WHERE relnamespace = 'datasets'::regnamespace AND relkind = 'r')::bigint + (SELECT coalesce(sum(octet_length(content)), 0) FROM catalogue.kept)::bigint");

    /// <inheritdoc/>
    public async Task CheckAsync()
    {
        try
        {
            await AskAsync<int>("SELECT 1").WaitAsync(TimeSpan.FromSeconds(2));
        }
        catch (TimeoutException)
        {
            throw PostgresErrors.Unavailable();
        }
    }

    /// <inheritdoc/>
    public Dataset Load(LoadRequest asked, Action<double> progress, Action ensureRoom, CancellationToken stop)
    {
        var (size, draft, rejects) = (0L, asked.Draft, Path.Combine(_storage.Incoming, asked.Draft.Id + ".rejects"));
        var table = asked.Into is null ? draft : draft with { Name = $"loading {draft.Id}" };
        try
        {
            using var rows = _workers.Read(new FileRequest(asked.Files, asked.Options, draft, null, Rejects: rejects, Before: asked.Before),
                progress, stop);
            using var connection = _owner.OpenConnection();
            using var transaction = connection.BeginTransaction();
            PostgresCommands.Execute(
                connection, $"CREATE TABLE {PostgresDialect.Instance.TableOf(table)} ({string.Join(", ", rows.Columns.Select(column => $"{Sql.Quote(column.Name)} {PostgresCopy.TypeOf(column)}"))})");
            var count = PostgresCopy.Write(rows, connection, PostgresDialect.Instance.TableOf(table), Count, stop);
            draft = rows.Done!.Dataset! with { Rows = count };
            var kept = asked.Kept(rejects, draft);
            Count(PostgresCatalogue.Size(connection, PostgresDialect.Instance.TableOf(table)));
            ensureRoom();
            PostgresCommands.Execute(connection, $"ANALYZE {PostgresDialect.Instance.TableOf(table)}");
            draft = asked.Into is null
                ? PostgresCatalogue.Enter(connection, draft)
                : PostgresCatalogue.Replace(connection, asked, draft, table);
            PostgresCommands.Execute(connection, $"GRANT SELECT ON {PostgresDialect.Instance.TableOf(draft)} TO {_role.Name}");
            PostgresKept.Replace(connection, draft, kept);
            stop.ThrowIfCancellationRequested();
            transaction.Commit();
            return draft;
        }
        catch (DbException) when (stop.IsCancellationRequested)
        {
            throw new OperationCanceledException(stop);
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DuplicateTable)
        {
            throw new ProblemException(409, $"There is a dataset \"{draft.Name}\" already. Choose another name, or delete that one.");
        }
        catch (PostgresException error) when (!PostgresErrors.IsUnavailable(error))
        {
            throw error.SqlState is PostgresErrorCodes.DiskFull
                ? new ProblemException(507, "The disk of the database is full.")
                : new ProblemException(400, $"PostgreSQL cannot keep this: {error.MessageText}.");
        }
        catch (NpgsqlException)
        {
            throw PostgresErrors.Unavailable();
        }
        finally
        {
            Count(0);
            File.Delete(rejects);
        }

        void Count(long bytes)
        {
            Interlocked.Add(ref _loading, bytes - size);
            size = bytes;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Fetch(IReadOnlyList<string> names, string folder)
    {
        Storage.MakeFolder(folder);
        try
        {
            using var connection = _owner.OpenConnection();
            return [.. names.Select((name, i) =>
            {
                var path = Path.Combine(folder, $"{i}");
                PostgresKept.Fetch(connection, name, path);
                return path;
            })];
        }
        catch (NpgsqlException)
        {
            throw PostgresErrors.Unavailable();
        }
    }

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(string id)
    {
        if (await FindAsync(id) is not { } dataset)
        {
            return false;
        }

        return await AskAsync(async connection =>
        {
            await using var transaction = await connection.BeginTransactionAsync();
            PostgresCommands.Execute(connection, "DELETE FROM catalogue.datasets WHERE id = $1", id);
            PostgresCommands.Execute(connection, $"DROP TABLE IF EXISTS {PostgresDialect.Instance.TableOf(dataset)}");
            await transaction.CommitAsync();
            return true;
        });
    }

    /// <inheritdoc/>
    public async Task<Dataset?> RenameAsync(string id, string name)
    {
        if (await FindAsync(id) is not { } dataset)
        {
            return null;
        }

        return await AskAsync(async connection =>
        {
            var renamed = dataset with { Name = name };
            await using var transaction = await connection.BeginTransactionAsync();
            if (name != dataset.Name)
            {
                PostgresCommands.Execute(
                    connection, $"ALTER TABLE {PostgresDialect.Instance.TableOf(dataset)} RENAME TO {Sql.Quote(name)}");
            }

            PostgresCommands.Execute(connection, "UPDATE catalogue.datasets SET name = $2, key = $3, about = $4 WHERE id = $1", id, name,
                DatasetNames.KeyOf(name), JsonSerializer.Serialize(renamed, DataJson.Default.Dataset));
            await transaction.CommitAsync();
            return renamed;
        });
    }

    /// <inheritdoc/>
    public Rows Ask(Sql sql, string? client, TextFormat? text, int maxRows, CancellationToken stop)
    {
        var connection = _reader.OpenConnection();
        try
        {
            connection.BeginTransaction(); // ends with the connection, which is cleaned before it is used again
            var explained = client is null ? null : Explanation.Of(sql.Text);
            if (client is not null)
            {
                PostgresCommands.EnsureSelect(connection, explained?.Select ?? sql.Text, sql);
            }

            var command = PostgresCommands.Create(connection, explained?.Whole ?? sql.Text, sql);
            return new PostgresRows(connection, command, _settings.MaxValue, stop);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public ProblemException? Explain(DbException error, string sql) => PostgresErrors.Explain(error, sql);

    public async ValueTask DisposeAsync()
    {
        await _owner.DisposeAsync();
        await _reader.DisposeAsync();
    }

    /// <summary>Asks as the role that the datasets belong to.</summary>
    /// <exception cref="ProblemException">503: PostgreSQL does not answer.</exception>
    internal async Task<T> AskAsync<T>(Func<NpgsqlConnection, Task<T>> ask)
    {
        try
        {
            await using var connection = await _owner.OpenConnectionAsync();
            return await ask(connection);
        }
        catch (NpgsqlException error) when (error is not PostgresException refused || PostgresErrors.IsUnavailable(refused))
        {
            throw PostgresErrors.Unavailable();
        }
    }

    private Task<T?> AskAsync<T>(string sql, params string[] values)
        => AskAsync(async connection =>
        {
            await using var command = PostgresCommands.Create(connection, sql, values);
            return await command.ExecuteScalarAsync() is T value ? value : default;
        });

    private bool Prepare(NpgsqlConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        PostgresRole.Try(connection, "SELECT pg_advisory_xact_lock(hashtext('hyperlane-data'))"); // several processes may start at once
        var isNew = PostgresCommands.Scalar<string>(connection, "SELECT to_regclass('catalogue.datasets')::text") is null;
        PostgresCommands.Execute(connection, "CREATE SCHEMA IF NOT EXISTS catalogue");
        PostgresCommands.Execute(connection, "CREATE SCHEMA IF NOT EXISTS datasets");
        PostgresCommands.Execute(
            connection, "CREATE TABLE IF NOT EXISTS catalogue.datasets (id text PRIMARY KEY, name text NOT NULL, key text NOT NULL UNIQUE, created_at timestamptz NOT NULL DEFAULT now(), about text NOT NULL)");
        PostgresCommands.Execute(connection, PostgresSavedViews.Table);
        PostgresKept.Prepare(connection);
        _role.Prepare(connection);
        transaction.Commit();
        return isNew;
    }
}
