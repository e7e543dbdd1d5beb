using System.Data.Common;
using DuckDB.NET.Data;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>Files as DuckDB's own program code writes and reads them, apart from any service.</summary>
public static class DuckDbFile
{
    /// <summary>Writes the answer of a SELECT into a file.</summary>
    public static void Write(string path, string select, string options) =>
        Execute($"COPY ({select}) TO '{path}' ({options})");

    /// <summary>Writes the answer of a SELECT as a file and returns its bytes.</summary>
    public static byte[] Write(string select, string options)
    {
        using var folder = new TestFolder();
        var path = Path.Combine(folder.Path, "written");
        Write(path, select, options);
        return File.ReadAllBytes(path);
    }

    /// <summary>Makes a database file.</summary>
    public static void Database(string path, string sql)
    {
        using var connection = new DuckDBConnection($"DataSource={path}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The columns of a Parquet file, as "name TYPE", and its rows as JSON.</summary>
    public static (string Columns, string Rows) ReadParquet(byte[] content)
    {
        using var folder = new TestFolder();
        var path = Path.Combine(folder.Path, "read.parquet");
        File.WriteAllBytes(path, content);
        using var connection = Open();
        var columns = Read(connection, $"DESCRIBE SELECT * FROM read_parquet('{path}')", row => $"{row.GetString(0)} {row.GetString(1)}");
        return (string.Join(", ", columns),
            string.Join('\n', Read(connection, $"SELECT to_json(t)::VARCHAR FROM read_parquet('{path}') t", row => row.GetString(0))));
    }

    /// <summary>The first column of an answer of an empty DuckDB.</summary>
    public static List<string> Rows(string sql)
    {
        using var connection = Open();
        return Read(connection, sql, row => row.GetString(0));
    }

    private static void Execute(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static DuckDBConnection Open()
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        return connection;
    }

    private static List<string> Read(DuckDBConnection connection, string sql, Func<DbDataReader, string> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var list = new List<string>();
        while (rows.Read())
        {
            list.Add(read(rows));
        }

        return list;
    }
}
