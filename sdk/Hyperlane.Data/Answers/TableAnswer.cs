using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Hyperlane.Data;

/// <summary>
/// The rows of a query as an answer, in the format that <c>Accept</c> asks for. They are written while they are read, as fast
/// as the client takes them, so an answer may be larger than the memory.
/// </summary>
public sealed class TableAnswer(Engine engine, DataSettings settings, Sql sql) : IResult
{
    private const string Json = "application/json";
    private const string JsonLines = "application/x-ndjson";
    private const string Csv = "text/csv";
    private const string Parquet = "application/vnd.apache.parquet";
    private const string Arrow = "application/vnd.apache.arrow.stream";
    private const int FlushAt = 64 * 1024;

    private static readonly string[] Formats = [Json, JsonLines, Csv, Parquet, Arrow];

    private readonly long _started = Stopwatch.GetTimestamp();

    /// <summary>Whether a client wrote the SQL.</summary>
    public bool IsForeign { get; init; }

    /// <summary>How many rows at most, if the client says so.</summary>
    public int? Limit { get; init; }

    /// <summary>How many rows there are altogether, where that is known.</summary>
    public long? Total { get; init; }

    /// <inheritdoc />
    public async ValueTask ExecuteAsync(HttpContext context)
    {
        var format = Choose(context.Request.Headers["Accept"]);
        if (format is null)
        {
            await context.Problem(406, $"There are {string.Join(", ", Formats)}.");
            return;
        }

        context.Response.Headers["Vary"] = "Accept";
        if (format == Parquet)
        {
            await SendParquetAsync(context);
            return;
        }

        context.Response.ContentType = format == Csv ? $"{format}; charset=utf-8" : format;
        await AskAsync(context, format, rows => Write(context, format, rows));
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    /// <summary>Asks for rows as text, or, without a format for that, for values.</summary>
    private async Task AskAsync(HttpContext context, string format, Action<Rows> read)
    {
        var text = TextOf(format);
        // one more tells that there are more
        var most = text is null ? (int)Math.Min(int.MaxValue, MaxRows(format) + 1L) : MaxRows(format);
        Func<Rows, int> readAll = rows =>
        {
            read(rows);
            return 0;
        };
        await (IsForeign
            ? engine.AskForeignAsync(Client.Of(context), sql, text, most, readAll, context.RequestAborted)
            : engine.AskAsync(sql, readAll, context.RequestAborted, text, most));
    }

    private int MaxRows(string format) => Math.Min(Limit ?? int.MaxValue, format == Json ? settings.MaxRows : settings.MaxExportRows);

    private TextFormat? TextOf(string format) => format switch
    {
        Json => new TextFormat(TextKind.Json, false),
        JsonLines => new TextFormat(TextKind.JsonLines, false),
        Csv => new TextFormat(TextKind.Csv, settings.EscapeFormulas),
        _ => null,
    };

    private void Write(HttpContext context, string format, Rows rows)
    {
        switch (format)
        {
            case JsonLines:
                WriteExport(context, format, rows);
                break;
            case Csv:
                var head = TextOf(Csv)!.WriterTo(context.Response.BodyWriter, rows.Columns);
                head.BeginRow();
                foreach (var column in rows.Columns)
                {
                    head.Write(column.Name);
                }

                head.EndRow();
                WriteExport(context, format, rows);
                break;
            case Arrow:
                ColumnarFormats.WriteArrow(context.Response.Body, rows.Columns, Limited(rows, Arrow), context.RequestAborted);
                break;
            default:
                WriteJson(context, rows);
                break;
        }
    }

    private void WriteJson(HttpContext context, Rows rows)
    {
        var output = context.Response.BodyWriter;
        using var json = new Utf8JsonWriter((IBufferWriter<byte>)output, JsonRowWriter.Writing);
        json.WriteStartObject();
        json.WriteStartArray("columns");
        foreach (var column in rows.Columns)
        {
            JsonSerializer.Serialize(json, column, DataJson.Default.Column);
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        json.Flush();
        var isMore = rows.WriteText(TextOf(Json)!, MaxRows(Json), output, () => Flush(context));
        json.WriteEndArray();
        json.WriteBoolean("truncated", isMore);
        if (Total is { } total)
        {
            json.WriteNumber("total", total);
        }

        json.WriteNumber("milliseconds", (long)Stopwatch.GetElapsedTime(_started).TotalMilliseconds);
        json.WriteEndObject();
    }

    private void WriteExport(HttpContext context, string format, Rows rows)
    {
        if (rows.WriteText(TextOf(format)!, MaxRows(format), context.Response.BodyWriter, () => Flush(context)))
        {
            EndExport(format);
        }
    }

    /// <summary>Parquet has its table of contents at its end and is written to a file first.</summary>
    private async Task SendParquetAsync(HttpContext context)
    {
        var file = new FileStream(Path.Combine(settings.Folder, $"{Guid.NewGuid():N}.parquet"), FileMode.CreateNew, FileAccess.ReadWrite,
            FileShare.None, 4096, FileOptions.DeleteOnClose);
        try
        {
            await AskAsync(context, Parquet, rows => ColumnarFormats.WriteParquet(file, rows.Columns, Limited(rows, Parquet)));
            file.Position = 0;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        await Results.Stream(file, Parquet).ExecuteAsync(context);
    }

    /// <summary>The rows, up to as many as an export may have.</summary>
    private IEnumerable<Rows> Limited(Rows rows, string format)
    {
        var most = MaxRows(format);
        for (var read = 0; rows.Read(); read++)
        {
            if (read == most)
            {
                EndExport(format);
                yield break;
            }

            yield return rows;
        }
    }

    /// <summary>
    /// There are more rows than the client wants, or than the settings allow. That cannot be told by then, so the connection is cut: nobody
    /// takes half an answer for a whole one.
    /// </summary>
    private void EndExport(string format)
    {
        var most = MaxRows(format);
        if (Limit is null || Limit > most)
        {
            throw new ProblemException(
                422, string.Create(CultureInfo.InvariantCulture, $"There are more than {most:n0} rows. Ask for less by LIMIT."));
        }
    }

    /// <summary>Waits, on the engine's thread, until the client has taken what there is.</summary>
    private static void Flush(HttpContext context)
    {
        if (context.Response.BodyWriter.UnflushedBytes > FlushAt
            && context.Response.BodyWriter.FlushAsync(context.RequestAborted).AsTask().GetAwaiter().GetResult().IsCompleted)
        {
            throw new OperationCanceledException();
        }
    }

    /// <summary>The format that the client likes best (RFC 9110 §12.5.1); null if there is none that it likes.</summary>
    private static string? Choose(string? accept)
    {
        if (string.IsNullOrWhiteSpace(accept))
        {
            return Json;
        }

        var ranges = accept.Split(',').Select(range => range.Split(';', StringSplitOptions.TrimEntries))
            .Select(range => (Type: range[0].Trim(), Quality: QualityOf(range)));
        return Formats.Select(format => (Format: format, Quality: ranges.Where(range => Matches(range.Type, format))
            .Select(range => range.Quality).DefaultIfEmpty(0).Max()))
            .Where(choice => choice.Quality > 0).OrderByDescending(choice => choice.Quality).Select(choice => choice.Format)
            .FirstOrDefault();
    }

    private static double QualityOf(string[] range)
        => range.Skip(1).FirstOrDefault(parameter => parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase)) is { } text
            && double.TryParse(text.AsSpan(2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quality) ? quality : 1;

    private static bool Matches(string range, string format)
        => range == "*/*" || range.Equals(format, StringComparison.OrdinalIgnoreCase)
            || (range.EndsWith("/*", StringComparison.Ordinal) && format.StartsWith(range[..^1], StringComparison.OrdinalIgnoreCase));
}
