using Microsoft.Data.Sqlite;

namespace Hyperlane.Templates.Tests.Api;

/// <summary>The database of a blog, opened beside the program, as somebody at the sqlite3 prompt does.</summary>
internal sealed class BlogFile : IDisposable
{
    private readonly SqliteConnection _connection;

    /// <summary>Opens it.</summary>
    public BlogFile(string path)
    {
        _connection = new SqliteConnection($"Data Source={path};Pooling=False");
        _connection.Open();
    }

    /// <summary>Runs SQL.</summary>
    public void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();
}
