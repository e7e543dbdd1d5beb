using System.Globalization;
using Microsoft.Data.Sqlite;

namespace HyperlaneApi._1;

/// <summary>
/// The SQLite file: where it lies, how it is opened, and its tables. The stores ask it to <see cref="Read"/> and
/// <see cref="WriteAsync"/>; every piece of work gets a connection of its own, from a pool, in one transaction.
/// </summary>
public sealed class BlogDatabase(IConfiguration configuration, IHostEnvironment environment) : IDisposable
{
    /// <summary>
    /// The schema's history. A file remembers in <c>user_version</c> how many of these steps it has seen, so to change
    /// the tables, add a step at the end. Never edit a step that has run on somebody's file.
    /// </summary>
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE posts (
            id         INTEGER PRIMARY KEY,
            slug       TEXT    NOT NULL UNIQUE,
            title      TEXT    NOT NULL,
            body       TEXT    NOT NULL,
            published  INTEGER NOT NULL,
            created_at TEXT    NOT NULL, -- UTC, as in 2026-01-31T23:59:59.999Z: readable, and sorts as time does
            updated_at TEXT    NOT NULL
        );
        CREATE INDEX posts_newest_first ON posts (created_at DESC, id DESC) WHERE published = 1;

        CREATE TABLE post_tags (
            post_id  INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
            tag      TEXT    NOT NULL,
            position INTEGER NOT NULL,   -- a post's tags keep the order they were written in
            PRIMARY KEY (post_id, tag)
        ) WITHOUT ROWID;
        CREATE INDEX post_tags_by_tag ON post_tags (tag, post_id);

        CREATE TABLE comments (
            id         INTEGER PRIMARY KEY,
            post_id    INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
            author     TEXT    NOT NULL,
            body       TEXT    NOT NULL,
            created_at TEXT    NOT NULL
        );
        CREATE INDEX comments_by_post ON comments (post_id, id);

        -- The words of every post, for searching: without regard to case, and é is found as e.
        CREATE VIRTUAL TABLE post_words USING fts5 (title, body, tags, tokenize = 'unicode61 remove_diacritics 2');

        -- The triggers keep the words in step, whoever changes a post, be it a person at the sqlite3 prompt.
        CREATE TRIGGER words_of_new_post AFTER INSERT ON posts BEGIN
            INSERT INTO post_words (rowid, title, body, tags) VALUES (new.id, new.title, new.body, '');
        END;
        CREATE TRIGGER words_of_changed_post AFTER UPDATE OF title, body ON posts BEGIN
            UPDATE post_words SET title = new.title, body = new.body WHERE rowid = new.id;
        END;
        CREATE TRIGGER words_of_deleted_post AFTER DELETE ON posts BEGIN
            DELETE FROM post_words WHERE rowid = old.id;
        END;
        CREATE TRIGGER words_of_new_tag AFTER INSERT ON post_tags BEGIN
            UPDATE post_words SET tags = (SELECT group_concat(tag, ' ') FROM post_tags WHERE post_id = new.post_id)
            WHERE rowid = new.post_id;
        END;
        CREATE TRIGGER words_of_deleted_tag AFTER DELETE ON post_tags BEGIN
            UPDATE post_words SET tags = (SELECT group_concat(tag, ' ') FROM post_tags WHERE post_id = old.post_id)
            WHERE rowid = old.post_id;
        END;
        """,
    ];

    // SQLite lets one connection write at a time. Writers queue here, where waiting holds no thread;
    // left to SQLite, each would hold one and poll. Readers never wait: see WAL below.
    private readonly SemaphoreSlim _writer = new(1, 1);

    // How long a writer stands in that queue.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The path of the file.</summary>
    public string FilePath { get; } = Path.GetFullPath(
        configuration["Blog:Database"] is { Length: > 0 } path ? path : "blog.db", environment.ContentRootPath);

    /// <summary>Makes the file and its tables, or brings an older file up to date. Does nothing on a current one.</summary>
    /// <exception cref="StartupException">The file cannot be used.</exception>
    public void Migrate()
    {
        try
        {
            PrivateFile.Create(FilePath);
            MigrateFile();
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"Cannot use the database {FilePath} (Blog:Database): {error.Message}", error);
        }
    }

    /// <summary>Reads. All queries of one <paramref name="work"/> see the same state, whatever is written meanwhile.</summary>
    public T Read<T>(Func<SqliteConnection, T> work)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(deferred: true);
        return work(connection);
    }

    /// <summary>
    /// Writes: all of <paramref name="work"/>, or nothing of it. When the task is done, the change is on the disk.
    /// </summary>
    /// <exception cref="SqliteException">Among others, that it is busy: those before this one have taken too long.</exception>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, T> work, CancellationToken stop)
    {
        if (!await _writer.WaitAsync(Patience, stop))
        {
            throw new SqliteException($"Too many writers wait for {FilePath}.", SqliteErrors.Busy);
        }

        try
        {
            using var connection = Open();
            using var transaction = connection.BeginTransaction(); // takes the write lock at once, so what work reads stays true
            var result = work(connection);
            transaction.Commit();
            return result;
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <summary>
    /// Throws unless the file can be opened and read. The connection is a fresh one: one from the pool would go on
    /// answering from a file that somebody has replaced.
    /// </summary>
    public void Ping()
    {
        using var connection = Open(pooling: false);
        connection.Scalar("SELECT EXISTS (SELECT 1 FROM posts)");
    }

    /// <summary>
    /// Closes the connections kept for reuse. With the last one, SQLite moves the write-ahead log into the file,
    /// so after an orderly stop the one file is the whole blog.
    /// </summary>
    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _writer.Dispose();
    }

    /// <summary>A moment as the tables hold it: UTC, to the millisecond.</summary>
    public static string ToText(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The moment that <see cref="ToText"/> wrote.</summary>
    public static DateTime ToTime(string text) =>
        DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    private void MigrateFile()
    {
        using var connection = Open();
        // Write-ahead log: readers go on reading while somebody writes. The file remembers this setting.
        connection.Execute("PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction(); // two programs starting at once take turns
        var version = (int)(long)connection.Scalar("PRAGMA user_version")!;
        if (version > Migrations.Length)
        {
            throw new StartupException($"{FilePath} was made by a newer version of this program.");
        }

        foreach (var step in Migrations.Skip(version))
        {
            connection.Execute(step);
        }

        connection.Execute($"PRAGMA user_version = {Migrations.Length}");
        transaction.Commit();
    }

    private SqliteConnection Open(bool pooling = true)
    {
        // Cheap: closed connections wait in a pool, and one of them is opened again.
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = FilePath,
            Mode = SqliteOpenMode.ReadWrite, // never a new file: see Migrate
            Pooling = pooling,
            ForeignKeys = true,
            DefaultTimeout = 5,
        };
        var connection = new SqliteConnection(settings.ToString());
        if (!File.Exists(FilePath))
        {
            // Without this, a connection from the pool would go on with a deleted file, and what it saves would be lost.
            SqliteConnection.ClearPool(connection);
        }

        try
        {
            connection.Open();
            // synchronous = FULL: a commit returns only once the disk has it (fsync), so what a client was told is saved
            // survives a killed process and a power cut. NORMAL is faster, but with WAL a power cut may undo the last commits.
            // busy_timeout: how many milliseconds to wait while another program writes to the same file.
            connection.Execute("PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
