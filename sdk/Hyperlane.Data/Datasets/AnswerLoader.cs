namespace Hyperlane.Data;

/// <summary>Makes a dataset of an answer: it is written to a file, and that is loaded as any other, with the same limits.</summary>
public sealed class AnswerLoader(Loader loader, Engine engine, Quota quota, DataSettings settings)
{
    /// <summary>How much of the SQL a dataset tells as its origin.</summary>
    private const int MaxOrigin = 2_000;

    /// <summary>Asks, and loads the answer.</summary>
    /// <exception cref="ProblemException">The SQL is none, the name is taken, or there is no room.</exception>
    public Task<Dataset> LoadAsync(HttpContext context, QueryDataset asked)
    {
        var sql = Sql.Of(new SqlQuery(asked.Sql, null, asked.Parameters));
        var origin = $"The answer to: {(asked.Sql.Length > MaxOrigin ? asked.Sql[..MaxOrigin] + "…" : asked.Sql)}";
        return loader.LoadAsync(context, asked.Name, origin,
            (file, stop) => quota.WatchAsync(limit => WriteAsync(context, sql, file, limit), stop));
    }

    private Task<bool> WriteAsync(HttpContext context, Sql sql, Stream file, CancellationToken stop)
        => engine.AskForeignAsync(
            Client.Of(context), sql, null, (int)Math.Min(int.MaxValue, settings.MaxExportRows + 1L),
            rows =>
            {
                ColumnarFormats.WriteParquet(file, rows.Columns, Limited(rows));
                return true;
            },
            stop);

    private IEnumerable<Rows> Limited(Rows rows)
    {
        for (var read = 0; rows.Read(); read++)
        {
            yield return read < settings.MaxExportRows ? rows
                : throw new ProblemException(422, $"There are more than {settings.MaxExportRows:n0} rows. Ask for less by LIMIT.");
        }
    }
}
