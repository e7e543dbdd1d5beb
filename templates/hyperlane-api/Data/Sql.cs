using Microsoft.Data.Sqlite;

namespace HyperlaneApi._1;

/// <summary>
/// How the stores speak SQL: each method runs one text with its parameters, as in
/// <c>connection.Query("SELECT title FROM posts WHERE slug = @slug", row => row.GetString(0), ("@slug", slug))</c>.
/// What comes from outside goes into a parameter, never into the text: SQLite then cannot take it for SQL.
/// </summary>
public static class Sql
{
    /// <summary>Runs a text that changes something, and says how many rows it has changed.</summary>
    public static int Execute(
        this SqliteConnection connection, string sql, params IReadOnlyList<(string Name, object? Value)> parameters)
    {
        using var command = Prepare(connection, sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>
    /// Runs a text that answers one value: a whole number is a <see cref="long"/>, a text a <see cref="string"/>;
    /// null when it finds no row.
    /// </summary>
    public static object? Scalar(
        this SqliteConnection connection, string sql, params IReadOnlyList<(string Name, object? Value)> parameters)
    {
        using var command = Prepare(connection, sql, parameters);
        return command.ExecuteScalar();
    }

    /// <summary>Runs a text that finds rows, and reads them one by one. Columns count from 0, in the order of the SELECT.</summary>
    public static List<T> Query<T>(
        this SqliteConnection connection,
        string sql,
        Func<SqliteDataReader, T> read,
        params IReadOnlyList<(string Name, object? Value)> parameters)
    {
        using var command = Prepare(connection, sql, parameters);
        using var row = command.ExecuteReader();
        var found = new List<T>();
        while (row.Read())
        {
            found.Add(read(row));
        }

        return found;
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, IReadOnlyList<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand(); // it takes part in the connection's transaction
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }
}
