using System.Globalization;
using System.Text.Json;
using DuckDB.NET.Data;

namespace Hyperlane.Data;

/// <summary>Reads files inside the worker, by a DuckDB that may read this one file and no other.</summary>
internal sealed class Files(WorkerSettings settings, FrameWriter frames)
{
    /// <summary>How often to tell how far it is, in milliseconds.</summary>
    private const int Interval = 250;

    /// <summary>
    /// How many rows a part has that one thread writes: twice as many as DuckDB packs together. It takes such a part into the table as it
    /// is.
    /// </summary>
    private const long PartRows = 2 * 122_880;

    /// <summary>Who writes has a block of each column in memory. All together may have a quarter of what there is.</summary>
    private const long BlockBytes = 256 << 10;

    /// <summary>Whoever writes packs as well, at once: DuckDB's own threads would wait for more, and waste time on waiting.</summary>
    private const string OurThreads = "SET threads = 1; SET write_buffer_row_group_count = 1";

    /// <summary>Reads a file: into a database file of its own, or as rows for the service.</summary>
    public Dataset Read(FileRequest file)
    {
        try
        {
            using var connection = new DuckDBConnection($"DataSource={file.Into ?? ":memory:"}");
            connection.Open();
            var source = new SourceFiles(file.Files, settings.MaxNesting);
            Execute(connection, string.Create(
                CultureInfo.InvariantCulture,
                $"SET memory_limit = '{settings.LoadMemory}B'; SET temp_directory = {Sql.Literal(settings.Folder)}; SET enable_progress_bar = true; SET enable_progress_bar_print = false"));
            Execute(connection, source.IsParquet
                ? $"SET allowed_paths = [{string.Join(", ", file.Files.Select(place => Sql.Literal(place.Path)))}]"
                : OurThreads);
            Execute(connection, "SET enable_external_access = false; SET lock_configuration = true");
            return source.IsParquet ? ReadParquet(connection, file) : ReadTable(connection, source, file);
        }
        catch (Exception error) when (error is EngineException or DuckDBException)
        {
            throw ParquetReader.Explain(error);
        }
    }

    /// <summary>Says how a file would be read.</summary>
    public Preview Look(FileRequest file, PreviewRequest asked)
    {
        var source = new SourceFiles(file.Files, settings.MaxNesting, isPreview: true);
        return source.IsParquet
            ? throw new ProblemException(Problem.Validation("file", "Parquet has names and types of its own; there is nothing to choose."))
            : TableReader.Scan(source, file.Options, asked.IsPart).Preview(asked);
    }

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
            return command.ExecuteScalar() is string json && JsonSerializer.Deserialize(json, DataJson.Default.Dataset) is { } dataset
                && Catalogue.IsWhole(dataset)
                ? dataset : throw new ProblemException(422, "It does not say which dataset it is.");
        }
        catch (Exception error) when (error is DuckDBException or JsonException)
        {
            throw new ProblemException(422, error.Message);
        }
    }

    /// <summary>Parquet: DuckDB reads it by SQL.</summary>
    private Dataset ReadParquet(DuckDBConnection connection, FileRequest file)
    {
        var reader = ParquetReader.Open(connection, [.. file.Files.Select(place => place.Path)], file.Before);
        using (new Timer(_ => Tell(connection.GetQueryProgress().Percentage), null, Interval, Interval))
        {
            var draft = Loaded(file.Draft) with { Columns = reader.Columns, Rejects = null };
            if (file.Into is not null)
            {
                Execute(connection, $"CREATE TABLE data AS {reader.Select}");
                using var count = connection.CreateCommand();
                count.CommandText = "SELECT count(*) FROM data";
                return Keep(connection, draft with { Rows = (long)count.ExecuteScalar()! });
            }

            using var answer = Answer.To(connection, reader.Select, new Question(reader.Select, [], int.MaxValue, null, null),
                int.MaxValue);
            frames.Write(FrameKind.Columns, reader.Columns, WorkerJson.Default.IReadOnlyListColumn);
            var buffer = new FrameBuffer(frames, WorkerSettings.MaxBytes(int.MaxValue));
            answer.Send(buffer, new CellWriter(buffer), int.MaxValue);
            return draft;
        }
    }

    /// <summary>All others: read once to find the types, and once more for the values.</summary>
    private Dataset ReadTable(DuckDBConnection connection, SourceFiles source, FileRequest file)
    {
        var half = 0;
        using (new Timer(_ => Tell(Volatile.Read(ref half) + (50 * source.Progress)), null, Interval, Interval))
        {
            var reader = TableReader.Scan(source, file.Options, before: file.Before);
            using var rejects = new RejectList(file.Rejects, [.. file.Files.Select(place => place.Name)]);
            Volatile.Write(ref half, 50);
            return file.Into is null ? Done(Send(reader, rejects)) : Keep(connection, Done(Write(connection, reader, rejects)));

            Dataset Done(long count) => Loaded(file.Draft) with
            {
                Rows = count,
                Columns = reader.Columns,
                Skipped = rejects.Rows,
                Nulled = rejects.Values,
                Rejects = rejects.Rows + rejects.Values > 0 ? file.Draft.Rejects : null,
                Reading = reader.Reading,
            };
        }
    }

    /// <summary>It is there from now on; one that was there before gets other rows only.</summary>
    private static Dataset Loaded(Dataset draft) => draft.UpdatedAt is null ? draft with { CreatedAt = DateTime.UtcNow } : draft;

    /// <summary>
    /// Writes the rows into a table of a database file: several threads do, each a part of the rows at a time, in their order.
    /// </summary>
    private long Write(DuckDBConnection connection, TableReader reader, RejectList rejects)
    {
        var parts = Math.Min((reader.Total + PartRows - 1) / PartRows, settings.LoadMemory / 4 / (BlockBytes * reader.Columns.Count));
        var columns = reader.Columns.Select(column => $"{Sql.Quote(column.Name)} {Cell.SqlType(column)}");
        Execute(connection, $"CREATE TABLE data ({string.Join(", ", columns)})");
        using var threads = new BatchThreads(BatchThreads.CountFor(parts), (all, thread) =>
        {
            using var table = new PartWriter(connection.ConnectionString, "data", reader.MakeConverters(), all);
            foreach (var batch in all.BatchesOf(thread))
            {
                table.Write(batch);
            }

            table.End();
        });
        return reader.Read(threads, PartRows, rejects);
    }

    /// <summary>Sends the rows to the service.</summary>
    private long Send(TableReader reader, RejectList rejects)
    {
        frames.Write(FrameKind.Columns, reader.Columns, WorkerJson.Default.IReadOnlyListColumn);
        var buffer = new FrameBuffer(frames, WorkerSettings.MaxBytes(int.MaxValue));
        using var threads = new BatchThreads(1, (all, thread) =>
        {
            var (output, converters) = (new CellWriter(buffer), reader.MakeConverters());
            foreach (var batch in all.BatchesOf(thread))
            {
                for (var row = 0; row < batch.Rows; row++)
                {
                    for (var i = 0; i < converters.Length; i++)
                    {
                        converters[i].Write(batch[row, i], batch.KindOf(row, i), output);
                    }

                    buffer.EndRow();
                }
            }

            buffer.End();
        });
        return reader.Read(threads, long.MaxValue, rejects);
    }

    private static Dataset Keep(DuckDBConnection connection, Dataset dataset)
    {
        Execute(connection, $"CREATE TABLE about AS SELECT {Sql.Literal(JsonSerializer.Serialize(dataset, DataJson.Default.Dataset))} AS json");
        Execute(connection, "CHECKPOINT");
        return dataset;
    }

    private void Tell(double percent) => frames.Write(FrameKind.Progress, Math.Clamp(percent, 0, 100), WorkerJson.Default.Double);

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
