using System.Data.Common;
#if (sqlite)
using Microsoft.Data.Sqlite;
#else
using Npgsql;
#endif

namespace HyperlaneChat._1;

/// <summary>
/// The database: how it is opened, and its tables. The SQL of <see cref="MessageStore"/> and <see cref="MessageWriter"/> is the same for
/// SQLite and PostgreSQL; what differs is here.
/// </summary>
public sealed class ChatDatabase : IAsyncDisposable
{
    private const string Schema =
        """
        CREATE TABLE IF NOT EXISTS rooms (
            name    TEXT   PRIMARY KEY,
            last_id BIGINT NOT NULL DEFAULT 0, -- of the newest message; ids count from 1 in each room, without gaps
            last_at BIGINT                     -- when that was, in milliseconds since 1970, UTC
        );
        CREATE TABLE IF NOT EXISTS messages (
            room      TEXT   NOT NULL REFERENCES rooms (name),
            id        BIGINT NOT NULL,
            sender    TEXT   NOT NULL,
            text      TEXT   NOT NULL,
            at        BIGINT NOT NULL,
            client_id TEXT   NOT NULL,
            PRIMARY KEY (room, id),
            UNIQUE (room, sender, client_id)   -- what is sent again because the receipt was lost is stored once
        );
        """;

#if (sqlite)
    private readonly string _path;

    public ChatDatabase(IConfiguration configuration, IHostEnvironment environment)
        => _path = Path.GetFullPath(configuration["Chat:Database"] ?? "chat.db", environment.ContentRootPath);

    /// <summary>
    /// Added to a SELECT, keeps others from changing the row until the transaction ends. In SQLite, one transaction writes at a time
    /// anyway.
    /// </summary>
    public static string ForUpdate => "";

    /// <summary>At the beginning of a transaction, has others who do the same wait until it ends. Here they do so anyway.</summary>
    public static string TakeTurn => "SELECT 1";

    /// <summary>Makes the file and its tables, if they are not there.</summary>
    /// <exception cref="StartupException">It cannot be used; the message says why.</exception>
    public async Task MigrateAsync()
    {
        try
        {
            CreateFile();
            await RunAsync(async connection =>
            {
                // Write-ahead log: readers go on reading while somebody writes. The file remembers this setting.
                await ExecuteAsync(connection, "PRAGMA journal_mode = WAL");
                return await ExecuteAsync(connection, Schema);
            });
        }
        catch (Exception error) when (error is DbException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"Cannot use the database {_path} (Chat:Database): {error.Message}", error);
        }
    }

    /// <summary>
    /// Does some work with a connection of its own, from a pool. SQLite blocks the thread that calls it, so that is one of the thread pool.
    /// </summary>
    public Task<T> RunAsync<T>(Func<DbConnection, Task<T>> work) => Task.Run(async () =>
    {
        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = _path, ForeignKeys = true, DefaultTimeout = 5 }.ToString());
        await connection.OpenAsync();

        // synchronous = FULL: a commit returns only once the disk has it (fsync), so a message that was acknowledged survives
        // a killed process and a power cut. busy_timeout: how many milliseconds to wait while another process writes.
        await ExecuteAsync(connection, "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000");
        return await work(connection);
    });

    /// <summary>Closes the connections kept for reuse. With the last one, SQLite moves the write-ahead log into the file.</summary>
    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// What people say is nobody else's business on this machine: a new folder and a new file are their owner's alone. SQLite
    /// gives the files that it makes beside it the same rights.
    /// </summary>
    private void CreateFile()
    {
        var folder = Path.GetDirectoryName(_path)!;
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
        };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        File.Open(_path, options).Dispose();
    }
#else
    private readonly NpgsqlDataSource _source;

    public ChatDatabase(IConfiguration configuration)
    {
        try
        {
            _source = NpgsqlDataSource.Create(configuration["Chat:Database"]
                ?? throw new StartupException("The setting Chat:Database is missing: it says where PostgreSQL is."));
        }
        catch (ArgumentException error)
        {
            throw new StartupException($"The setting Chat:Database is wrong: {error.Message}", error);
        }
    }

    /// <summary>Added to a SELECT, keeps others from changing the row until the transaction ends.</summary>
    public static string ForUpdate => "FOR UPDATE";

    /// <summary>At the beginning of a transaction, has others who do the same wait until it ends.</summary>
    public static string TakeTurn => "SELECT pg_advisory_xact_lock(4409)";

    /// <summary>Makes the tables, if they are not there.</summary>
    /// <exception cref="StartupException">The database cannot be used; the message says why.</exception>
    public async Task MigrateAsync()
    {
        try
        {
            await RunAsync(async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync();
                await ExecuteAsync(connection, TakeTurn); // two processes may start at once
                await ExecuteAsync(connection, Schema);
                await transaction.CommitAsync();
                return 0;
            });
        }
        catch (Exception error) when (error is DbException or TimeoutException)
        {
            throw new StartupException($"Cannot use the PostgreSQL of Chat:Database: {error.Message}", error);
        }
    }

    /// <summary>Does some work with a connection of its own, from a pool.</summary>
    public async Task<T> RunAsync<T>(Func<DbConnection, Task<T>> work)
    {
        await using var connection = await _source.OpenConnectionAsync();
        return await work(connection);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
#endif

    /// <summary>
    /// An SQL text with its parameters, as in <c>Command(connection, "... WHERE name = @name", ("@name", name))</c>. What comes
    /// from outside goes into a parameter, never into the text: the database then cannot take it for SQL.
    /// </summary>
    public static DbCommand Command(DbConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static async Task<int> ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = Command(connection, sql);
        return await command.ExecuteNonQueryAsync();
    }
}
