using System.Text.Json;
using Npgsql;

namespace Hyperlane.Data.Postgres;

/// <summary>The list of datasets in PostgreSQL: what is done to it in one transaction with their tables.</summary>
internal static class PostgresCatalogue
{
    /// <summary>Enters a dataset, whose table is there.</summary>
    public static Dataset Enter(NpgsqlConnection connection, Dataset dataset)
    {
        PostgresCommands.Execute(connection, "INSERT INTO catalogue.datasets (id, name, key, about) VALUES ($1, $2, $3, $4)", dataset.Id,
            dataset.Name, DatasetNames.KeyOf(dataset.Name), JsonSerializer.Serialize(dataset, DataJson.Default.Dataset));
        return dataset;
    }

    /// <summary>Puts a table in the place of another one, as soon as nobody reads that.</summary>
    public static Dataset Replace(NpgsqlConnection connection, LoadRequest asked, Dataset dataset, Dataset table)
    {
        if (PostgresCommands.Scalar<string>(connection, "SELECT about FROM catalogue.datasets WHERE id = $1 FOR UPDATE",
            dataset.Id) is not { } about || Parse(about) is not { } now || now.Version != asked.Into!.Version)
        {
            throw asked.Changed();
        }

        dataset = dataset with { Name = now.Name };
        PostgresCommands.Execute(connection, $"DROP TABLE {PostgresDialect.Instance.TableOf(dataset)}");
        PostgresCommands.Execute(connection, $"ALTER TABLE {PostgresDialect.Instance.TableOf(table)} RENAME TO {Sql.Quote(dataset.Name)}");
        PostgresCommands.Execute(connection, "UPDATE catalogue.datasets SET about = $2 WHERE id = $1", dataset.Id,
            JsonSerializer.Serialize(dataset, DataJson.Default.Dataset));
        return dataset;
    }

    /// <summary>How many bytes a table has.</summary>
    public static long Size(NpgsqlConnection connection, string table)
    {
        using var command = PostgresCommands.Create(connection, "SELECT pg_total_relation_size($1::regclass)", [table]);
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>What stands in the list of a dataset.</summary>
    public static Dataset Parse(string about) => JsonSerializer.Deserialize(about, DataJson.Default.Dataset)!;
}
