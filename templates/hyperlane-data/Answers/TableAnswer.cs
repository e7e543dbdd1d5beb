using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HyperlaneData._1;

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
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly long _started = Stopwatch.GetTimestamp();

    /// <summary>Whether a client wrote the SQL.</summary>
    public bool IsForeign { get; init; }

    /// <summary>How many rows at most, if the client says so.</summary>
    public int? Limit { get; init; }

    /// <summary>How many rows there are altogether, where that is known.</summary>
    public long? Total { get; init; }

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

    private Task AskAsync(HttpContext context, string format, Action<Rows> read)
        => IsForeign
            ? engine.AskForeignAsync(ClientOf(context), sql, (int)Math.Min(int.MaxValue, MostRows(format) + 1L), read, context.RequestAborted) // one more tells that there are more
            : engine.AskAsync(sql, rows => { read(rows); return 0; }, context.RequestAborted);

    /// <summary>Who asks: the user, if there is one, or the address; of one in IPv6, the network, which one client has to itself.</summary>
    private static string ClientOf(HttpContext context)
    {
        if (context.User.Identity is { IsAuthenticated: true, Name: { } name })
        {
            return $"user {name}";
        }

        var address = (context.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;
        return address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } ? Convert.ToHexString(address.GetAddressBytes(), 0, 8) : address.MapToIPv4().ToString();
    }

    private int MostRows(string format) => Math.Min(Limit ?? int.MaxValue, format == Json ? settings.MaxRows : settings.MaxExportRows);

    private void Write(HttpContext context, string format, Rows rows)
    {
        switch (format)
        {
            case JsonLines:
                WriteJsonLines(context, rows);
                break;
            case Csv:
                WriteCsv(context, rows);
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
        using var json = new Utf8JsonWriter((IBufferWriter<byte>)context.Response.BodyWriter, Writing);
        json.WriteStartObject();
        json.WriteStartArray("columns");
        foreach (var column in rows.Columns)
        {
            JsonSerializer.Serialize(json, column, DataJson.Default.Column);
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        var most = MostRows(Json);
        var written = 0;
        var isMore = false;
        while (rows.Read() && !(isMore = written == most))
        {
            written++;
            json.WriteStartArray();
            for (var i = 0; i < rows.Columns.Count; i++)
            {
                rows.Write(json, i);
            }

            json.WriteEndArray();
            Flush(context, json);
        }

        json.WriteEndArray();
        json.WriteBoolean("truncated", isMore);
        if (Total is { } total)
        {
            json.WriteNumber("total", total);
        }

        json.WriteNumber("milliseconds", (long)Stopwatch.GetElapsedTime(_started).TotalMilliseconds);
        json.WriteEndObject();
    }

    private void WriteJsonLines(HttpContext context, Rows rows)
    {
        var output = context.Response.BodyWriter;
        using var json = new Utf8JsonWriter((IBufferWriter<byte>)output, Writing);
        var names = rows.Columns.Select(column => JsonEncodedText.Encode(column.Name, Writing.Encoder)).ToArray();
        foreach (var row in Limited(rows, JsonLines))
        {
            json.WriteStartObject();
            for (var i = 0; i < names.Length; i++)
            {
                json.WritePropertyName(names[i]);
                row.Write(json, i);
            }

            json.WriteEndObject();
            json.Flush();
            json.Reset();
            output.Write("\n"u8);
            Flush(context, json);
        }
    }

    /// <summary>CSV as RFC 4180 has it.</summary>
    private void WriteCsv(HttpContext context, Rows rows)
    {
        var output = context.Response.BodyWriter;
        var line = new StringBuilder();
        line.AppendJoin(',', rows.Columns.Select(column => CsvOf(column.Name))).Append("\r\n");
        Encoding.UTF8.GetBytes(line.ToString(), output);
        foreach (var row in Limited(rows, Csv))
        {
            line.Clear();
            for (var i = 0; i < row.Columns.Count; i++)
            {
                line.Append(i == 0 ? "" : ",").Append(CsvOf(row[i]));
            }

            Encoding.UTF8.GetBytes(line.Append("\r\n").ToString(), output);
            Flush(context, null);
        }
    }

    /// <summary>A spreadsheet takes texts that begin so for formulas; an apostrophe before them says that they are none.</summary>
    private string CsvOf(object? value)
        => Escaped(settings.EscapeFormulas && value is string and ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{value}" : Cell.Text(value));

    private static string Escaped(string text)
        => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    /// <summary>Parquet has its table of contents at its end and is written to a file first.</summary>
    private async Task SendParquetAsync(HttpContext context)
    {
        var file = new FileStream(Path.Combine(settings.Folder, $"{Guid.NewGuid():N}.parquet"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);
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

    /// <summary>The rows, up to as many as an export may have. More than the settings allow cannot be told by then, so the connection is cut: nobody takes half an answer for a whole one.</summary>
    private IEnumerable<Rows> Limited(Rows rows, string format)
    {
        var most = MostRows(format);
        if (most == 0)
        {
            yield break;
        }

        for (var read = 0; rows.Read(); read++)
        {
            if (read == most)
            {
                if (Limit is not null && Limit <= most)
                {
                    yield break;
                }

                throw new ProblemException(422, string.Create(CultureInfo.InvariantCulture, $"There are more than {most:n0} rows. Ask for less by LIMIT."));
            }

            yield return rows;
        }
    }

    /// <summary>Waits, on the engine's thread, until the client has taken what there is.</summary>
    private static void Flush(HttpContext context, Utf8JsonWriter? json)
    {
        if (context.Response.BodyWriter.UnflushedBytes + (json?.BytesPending ?? 0) > FlushAt)
        {
            json?.Flush();
            if (context.Response.BodyWriter.FlushAsync(context.RequestAborted).AsTask().GetAwaiter().GetResult().IsCompleted)
            {
                throw new OperationCanceledException();
            }
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
        return Formats.Select(format => (Format: format, Quality: ranges.Where(range => Matches(range.Type, format)).Select(range => range.Quality).DefaultIfEmpty(0).Max()))
            .Where(choice => choice.Quality > 0).OrderByDescending(choice => choice.Quality).Select(choice => choice.Format).FirstOrDefault();
    }

    private static double QualityOf(string[] range)
        => range.Skip(1).FirstOrDefault(parameter => parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase)) is { } text
            && double.TryParse(text.AsSpan(2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quality) ? quality : 1;

    private static bool Matches(string range, string format)
        => range == "*/*" || range.Equals(format, StringComparison.OrdinalIgnoreCase)
            || (range.EndsWith("/*", StringComparison.Ordinal) && format.StartsWith(range[..^1], StringComparison.OrdinalIgnoreCase));
}
