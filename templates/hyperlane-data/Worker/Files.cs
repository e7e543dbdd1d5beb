using System.Text.Json;
using System.Globalization;
using DuckDB.NET.Data;

namespace HyperlaneData._1;

/// <summary>Reads files inside the worker, by a DuckDB that may read this one file and no other.</summary>
internal sealed class Files(WorkerSettings settings, FrameWriter frames)
{
    /// <summary>Reads a file: into a database file of its own, or as rows for the service.</summary>
    public Dataset Read(FileRequest file)
    {
        try
        {
            using var connection = new DuckDBConnection($"DataSource={file.Into ?? ":memory:"}");
            connection.Open();
            Execute(connection, string.Create(
                CultureInfo.InvariantCulture,
                $"SET memory_limit = '{settings.LoadMemory}B'; SET temp_directory = {Sql.Literal(settings.Folder)}; SET enable_progress_bar = true; SET enable_progress_bar_print = false"));
            Execute(connection, $"SET allowed_paths = [{Sql.Literal(file.Path)}]; SET enable_external_access = false; SET lock_configuration = true");
            var reader = FileReader.Sniff(connection, file.Path, file.Draft.Source, file.OnError, file.Encoding, default);
            using (new Timer(_ => frames.Write(FrameKind.Progress, Math.Clamp(connection.GetQueryProgress().Percentage, 0, 100), WorkerJson.Default.Double), null, 250, 250))
            {
                return file.Into is null ? Send(connection, reader, file.Draft) : Keep(connection, reader, file.Draft);
            }
        }
        catch (Exception error) when (error is EngineException or DuckDBException)
        {
            throw FileReader.Explain(error);
        }
    }

#if (duckdb)
    /// <summary>Which dataset is in a database file.</summary>
    public static Dataset About(string path)
    {
        try
        {
            using var connection = new DuckDBConnection($"DataSource={path};ACCESS_MODE=READ_ONLY");
            connection.Open();
            Execute(connection, "SET enable_external_access = false; SET lock_configuration = true");
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT json FROM about";
            return command.ExecuteScalar() is string json && JsonSerializer.Deserialize(json, DataJson.Default.Dataset) is { } dataset && Catalogue.IsWhole(dataset)
                ? dataset : throw new ProblemException(422, "It does not say which dataset it is.");
        }
        catch (Exception error) when (error is DuckDBException or JsonException)
        {
            throw new ProblemException(422, error.Message);
        }
    }

#endif
    private static Dataset Keep(DuckDBConnection connection, FileReader reader, Dataset draft)
    {
        Execute(connection, $"CREATE TABLE data AS {reader.Select}");
        using var count = connection.CreateCommand();
        count.CommandText = "SELECT count(*) FROM data";
        var dataset = draft with { Rows = (long)count.ExecuteScalar()!, Columns = reader.Columns, Skipped = reader.CountSkipped(connection), CreatedAt = DateTime.UtcNow };
        Execute(connection, $"CREATE TABLE about AS SELECT {Sql.Literal(JsonSerializer.Serialize(dataset, DataJson.Default.Dataset))} AS json");
        Execute(connection, "CHECKPOINT");
        return dataset;
    }

    private Dataset Send(DuckDBConnection connection, FileReader reader, Dataset draft)
    {
        using (var answer = Answer.To(connection, reader.Select, new Question(reader.Select, [], int.MaxValue, null, null), int.MaxValue))
        {
            frames.Write(FrameKind.Columns, reader.Columns, WorkerJson.Default.IReadOnlyListColumn);
            var buffer = new FrameBuffer(frames, WorkerSettings.MostBytes(int.MaxValue));
            answer.Send(buffer, new CellWriter(buffer), int.MaxValue);
        }

        return draft with { Columns = reader.Columns, Skipped = reader.CountSkipped(connection), CreatedAt = DateTime.UtcNow };
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
