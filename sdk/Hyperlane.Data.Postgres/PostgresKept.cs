using Npgsql;
using NpgsqlTypes;

namespace Hyperlane.Data.Postgres;

/// <summary>Files that are kept for datasets, in PostgreSQL, so that every process finds them: a row for each piece of one.</summary>
internal static class PostgresKept
{
    private const int Piece = 1 << 20;

    /// <summary>Makes the table. They are packed already, so PostgreSQL need not pack them.</summary>
    public static void Prepare(NpgsqlConnection connection)
    {
        PostgresCommands.Execute(
            connection, "CREATE TABLE IF NOT EXISTS catalogue.kept (dataset text NOT NULL REFERENCES catalogue.datasets (id) ON DELETE CASCADE, name text NOT NULL, part int NOT NULL, content bytea NOT NULL, PRIMARY KEY (name, part))");
        PostgresCommands.Execute(connection, "ALTER TABLE catalogue.kept ALTER COLUMN content SET STORAGE EXTERNAL");
    }

    /// <summary>Takes files in, and removes those of the dataset that it needs no more.</summary>
    public static void Replace(NpgsqlConnection connection, Dataset dataset, IReadOnlyList<(string Path, string Name)> files)
    {
        using (var remove = new NpgsqlCommand("DELETE FROM catalogue.kept WHERE dataset = $1 AND name <> ALL($2)", connection))
        {
            remove.Parameters.Add(new NpgsqlParameter { Value = dataset.Id });
            remove.Parameters.Add(new NpgsqlParameter { Value = dataset.Kept.ToArray() });
            remove.ExecuteNonQuery();
        }

        var buffer = new byte[Piece];
        foreach (var (path, name) in files)
        {
            using var file = File.OpenRead(path);
            for (var part = 0; file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) is var length and > 0; part++)
            {
                using var add = new NpgsqlCommand("INSERT INTO catalogue.kept VALUES ($1, $2, $3, $4)", connection);
                add.Parameters.Add(new NpgsqlParameter { Value = dataset.Id });
                add.Parameters.Add(new NpgsqlParameter { Value = name });
                add.Parameters.Add(new NpgsqlParameter { Value = part });
                add.Parameters.Add(new NpgsqlParameter { Value = buffer.AsMemory(0, length), NpgsqlDbType = NpgsqlDbType.Bytea });
                add.ExecuteNonQuery();
            }
        }
    }

    /// <summary>Brings a file to the disk.</summary>
    /// <exception cref="FileNotFoundException">It is there no more.</exception>
    public static void Fetch(NpgsqlConnection connection, string name, string path)
    {
        using var command = new NpgsqlCommand("SELECT content FROM catalogue.kept WHERE name = $1 ORDER BY part", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = name });
        using var rows = command.ExecuteReader();
        if (!rows.HasRows)
        {
            throw new FileNotFoundException(null, name);
        }

        using var file = Storage.NewFile(path, options: FileOptions.None);
        while (rows.Read())
        {
            file.Write(rows.GetFieldValue<byte[]>(0));
        }
    }
}
