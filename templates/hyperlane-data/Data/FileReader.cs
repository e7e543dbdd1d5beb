using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using ZstdSharp;

namespace HyperlaneData._1;

/// <summary>
/// Reads a file of any known format: finds out what it is, tells DuckDB how to read it, and puts its errors into words. What
/// the types of columns are, DuckDB finds out; what separates them is decided here, by the first line, because a guess
/// that may be wrong without anybody noticing is worse than an error.
/// </summary>
public sealed partial class FileReader
{
    private const int PeekedBytes = 64 * 1024;

    private readonly string _path;
    private readonly OnError _onError;
    private readonly TextEncoding _encoding;
    private readonly byte[] _head;
    private readonly string _compression;

    private FileReader(string path, OnError onError, TextEncoding encoding, byte[] head, string compression)
        => (_path, _onError, _encoding, _head, _compression) = (path, onError, encoding, head, compression);

    /// <summary>The columns, once <see cref="Sniff"/> has found them.</summary>
    public IReadOnlyList<Column> Columns { get; private set; } = [];

    /// <summary>The SELECT that reads the file, each column as a type that every engine has.</summary>
    public string Select { get; private set; } = "";

    /// <summary>Looks at a file and says how it is to be read.</summary>
    /// <param name="connection">A DuckDB that may read files.</param>
    /// <param name="path">Where the file is.</param>
    /// <param name="name">What the client calls it: its extension says what is inside.</param>
    /// <param name="onError">What to do with broken rows.</param>
    /// <param name="encoding">How its text is written.</param>
    /// <exception cref="ProblemException">It is empty, no text, or broken.</exception>
    public static FileReader Sniff(DuckDBConnection connection, string path, string name, OnError onError, TextEncoding encoding)
    {
        var magic = Peek(path, "none");
        var compression = magic switch
        {
            [0x1F, 0x8B, ..] => "gzip",
            [0x28, 0xB5, 0x2F, 0xFD, ..] => "zstd",
            _ => "none",
        };
        var reader = new FileReader(path, onError, encoding, compression == "none" ? magic : Peek(path, compression), compression);
        try
        {
            reader.Find(connection, name.ToUpperInvariant());
        }
        catch (DuckDBException error)
        {
            throw Explain(error);
        }

        return reader;
    }

    /// <summary>How many rows were left out, after <see cref="Select"/> has run.</summary>
    public long CountSkipped(DuckDBConnection connection)
    {
        if (_onError == OnError.Fail || !Select.Contains("store_rejects", StringComparison.Ordinal))
        {
            return 0;
        }

        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(DISTINCT line) FROM reject_errors";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>An error of DuckDB's reading, as a problem that says where and what.</summary>
    public static ProblemException Explain(Exception error)
    {
        var text = error.Message;
        if (text.Contains("No space left on device", StringComparison.Ordinal) || text.Contains("Could not write file", StringComparison.Ordinal))
        {
            return new ProblemException(507, "The disk is full.");
        }

        if (text.StartsWith("Out of Memory", StringComparison.Ordinal))
        {
            return new ProblemException(422, "Loading this file takes more memory than the service may use.");
        }

        if (text.Contains("is not utf-8 encoded", StringComparison.Ordinal))
        {
            return NotUtf8(LineOf(text));
        }

        var column = ColumnPattern().Match(text) is { Success: true } named ? named.Groups[1].Value : null;
        var reason = ReasonOf(text);
        var problem = Problem.BadRequest(
            LineOf(text) is { } line ? $"Line {line}{(column is null ? "" : $", column \"{column}\"")}: {reason}" : reason);
        problem.Extensions["line"] = LineOf(text);
        problem.Extensions["column"] = column;
        return new ProblemException(problem);
    }

    /// <summary>A text as a literal of SQL.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A name as SQL has it: in quotes, so that it may be anything.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private void Find(DuckDBConnection connection, string name)
    {
        if (_head.Length == 0)
        {
            throw new ProblemException(400, "The file is empty.");
        }

        if (_head.AsSpan().StartsWith("PAR1"u8))
        {
            Describe(connection, $"read_parquet({Literal(_path)})");
            return;
        }

        var text = TextOfHead();
        if (text.AsSpan().TrimStart() is ['{' or '[', ..] || name.Contains(".JSON", StringComparison.Ordinal) || name.Contains(".NDJSON", StringComparison.Ordinal))
        {
            Describe(connection, $"read_json({Literal(_path)}, compression='{_compression}', ignore_errors={IgnoreNestedErrors(text)})");
            return;
        }

        var csv = Csv(text);
        Describe(connection, csv, FindInfinities(connection, csv));
    }

    /// <summary>Only lines of JSON can be skipped one by one; a broken array is broken.</summary>
    private string IgnoreNestedErrors(string text) => _onError == OnError.Skip && text.AsSpan().TrimStart() is not ['[', ..] ? "true, format='newline_delimited'" : "false";

    private string Csv(string text)
    {
        var first = text.AsSpan().TrimStart("\r\n\uFEFF");
        var end = first.IndexOfAny('\r', '\n');
        var line = (end < 0 ? first : first[..end]).ToString();
        var delimiter = DelimiterOf(line);
        var skip = _onError == OnError.Skip ? ", ignore_errors=true, store_rejects=true, rejects_limit=0" : "";
        return $"read_csv({Literal(_path)}, delim={Literal(delimiter)}, quote='\"', escape='\"', header=true, compression='{_compression}', encoding='{EncodingName}', max_line_size=16777216{skip}";
    }

    private string EncodingName => _encoding switch
    {
        TextEncoding.Utf16 => "utf-16",
        TextEncoding.Latin1 => "latin-1",
        _ => "utf-8",
    };

    /// <summary>What stands most often between the names in the first line.</summary>
    private static string DelimiterOf(string line)
    {
        var bare = QuotedPattern().Replace(line, "");
        var best = new[] { ",", ";", "\t", "|" }.MaxBy(candidate => bare.Split(candidate).Length)!;
        return bare.Contains(best, StringComparison.Ordinal) ? best : ",";
    }

    /// <summary><c>inf</c> and <c>-inf</c> are dates to DuckDB as well as numbers. A column where every date is infinite is one of numbers.</summary>
    private static string FindInfinities(DuckDBConnection connection, string csv)
    {
        var doubtful = Read(connection, $"DESCRIBE SELECT * FROM {csv})", row => (Name: row.GetString(0), Type: row.GetString(1)))
            .Where(column => column.Type is "DATE" or "TIMESTAMP").Select(column => column.Name).ToList();
        if (doubtful.Count == 0)
        {
            return ")";
        }

        var finite = doubtful.Select(name => $"coalesce(bool_or(isfinite({Quote(name)})), true)");
        var answers = Read(connection, $"SELECT {string.Join(", ", finite)} FROM (SELECT * FROM {csv}) LIMIT 20480)", row => Enumerable.Range(0, doubtful.Count).Select(row.GetBoolean).ToList())[0];
        var numbers = doubtful.Where((_, i) => !answers[i]).Select(name => $"{Literal(name)}: 'DOUBLE'").ToList();
        return numbers.Count == 0 ? ")" : $", types={{{string.Join(", ", numbers)}}})";
    }

    private void Describe(DuckDBConnection connection, string source, string ending = "")
    {
        var described = Read(connection, $"DESCRIBE SELECT * FROM {source}{ending}", row => (Name: row.GetString(0), Type: row.GetString(1)));
        Columns = [.. described.Select(column => new Column(column.Name, TypeOf(column.Type)))];
        Select = $"SELECT {string.Join(", ", described.Select(column => $"{Converted(Quote(column.Name), column.Type)} AS {Quote(column.Name)}"))} FROM {source}{ending}";
    }

    /// <summary>Our word for a type of DuckDB.</summary>
    public static ColumnType TypeOf(string type) => type switch
    {
        "BOOLEAN" => ColumnType.Boolean,
        "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "UTINYINT" or "USMALLINT" or "UINTEGER" or "UBIGINT" or "HUGEINT" or "UHUGEINT" => ColumnType.Integer,
        "FLOAT" or "DOUBLE" => ColumnType.Number,
        "DATE" => ColumnType.Date,
        "TIME" => ColumnType.Time,
        "JSON" => ColumnType.Json,
        _ when type.StartsWith("DECIMAL", StringComparison.Ordinal) => ColumnType.Number,
        _ when type.StartsWith("TIMESTAMP", StringComparison.Ordinal) => ColumnType.Timestamp,
        _ when type.EndsWith(']') || type.StartsWith("STRUCT", StringComparison.Ordinal) || type.StartsWith("MAP", StringComparison.Ordinal) => ColumnType.Json,
        _ => ColumnType.Text,
    };

    private static string Converted(string column, string type) => type switch
    {
        "BOOLEAN" or "BIGINT" or "DOUBLE" or "VARCHAR" or "DATE" or "TIME" or "TIMESTAMP" or "JSON" => column,
        "TIMESTAMP WITH TIME ZONE" => $"({column} AT TIME ZONE 'UTC')",
        "BLOB" => $"base64({column})",
        _ when type.StartsWith("DECIMAL", StringComparison.Ordinal) => column,
        _ => TypeOf(type) switch
        {
            ColumnType.Integer => type is "UBIGINT" or "HUGEINT" or "UHUGEINT" ? $"CAST({column} AS DECIMAL(38, 0))" : $"CAST({column} AS BIGINT)",
            ColumnType.Number => $"CAST({column} AS DOUBLE)",
            ColumnType.Timestamp => $"CAST({column} AS TIMESTAMP)",
            ColumnType.Json => $"to_json({column})",
            _ => $"CAST({column} AS VARCHAR)",
        },
    };

    private static List<T> Read<T>(DuckDBConnection connection, string sql, Func<DuckDBDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var list = new List<T>();
        while (rows.Read())
        {
            list.Add(read(rows));
        }

        return list;
    }

    /// <summary>The beginning of the file, unpacked.</summary>
    private static byte[] Peek(string path, string compression)
    {
        using var file = File.OpenRead(path);
        using Stream content = compression switch
        {
            "gzip" => new GZipStream(file, CompressionMode.Decompress),
            "zstd" => new DecompressionStream(file),
            _ => file,
        };
        var buffer = new byte[PeekedBytes];
        try
        {
            return buffer[..content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
        }
        catch (Exception error) when (error is InvalidDataException or ZstdException or EndOfStreamException)
        {
            throw new ProblemException(400, $"The file begins as {compression} does, but is broken.");
        }
    }

    /// <summary>The beginning as text.</summary>
    /// <exception cref="ProblemException">It is no text, or written in another way than was said.</exception>
    private string TextOfHead()
    {
        if (_encoding == TextEncoding.Utf8 && _head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw new ProblemException(400, "The file is not UTF-8; it looks like UTF-16. Save it as UTF-8, or upload it again with encoding=utf16.");
        }

        if (_encoding != TextEncoding.Utf16 && _head.AsSpan().Contains((byte)0))
        {
            throw new ProblemException(415, $"The file is no text{GuessOf(_head)}. CSV, TSV, JSON, JSON lines and Parquet can be read, also compressed by gzip or zstd.");
        }

        return (_encoding switch { TextEncoding.Utf16 => Encoding.Unicode, TextEncoding.Latin1 => Encoding.Latin1, _ => Encoding.UTF8 }).GetString(_head);
    }

    private static string GuessOf(byte[] head) => head switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => " but a PNG image",
        [0xFF, 0xD8, 0xFF, ..] => " but a JPEG image",
        [(byte)'P', (byte)'K', ..] => " but a ZIP archive, as Excel workbooks are: save the sheet as CSV",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => " but a PDF",
        [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] or [(byte)'M', (byte)'Z', ..] => " but a program",
        [(byte)'S', (byte)'Q', (byte)'L', (byte)'i', ..] => " but an SQLite database",
        _ => "",
    };

    private static ProblemException NotUtf8(string? line)
        => new(400, $"{(line is null ? "The file" : $"Line {line}")} is not UTF-8; it looks like Latin-1 (ISO 8859-1, Windows-1252). Save it as UTF-8, or upload it again with encoding=latin1.");

    private static string? LineOf(string text) => LinePattern().Match(text) is { Success: true } found ? found.Groups[1].Value : null;

    /// <summary>The lines of the message that say what is wrong, without those that say how DuckDB could be called otherwise.</summary>
    private static string ReasonOf(string text)
    {
        if (ColumnsPattern().Match(text) is { Success: true } counts)
        {
            return $"{counts.Groups[2].Value} columns, where the first line has {counts.Groups[1].Value}.";
        }

        if (ConversionPattern().Match(text) is { Success: true } conversion)
        {
            return $"{conversion.Groups[1].Value.TrimEnd('.')}, which the rows before it are.";
        }

        var line = text.Split('\n').FirstOrDefault(part => part.Length > 0 && !part.Contains("CSV Error on Line", StringComparison.Ordinal) && !part.StartsWith("Original Line", StringComparison.Ordinal)) ?? text;
        return PathPattern().Replace(line, "the file").Trim();
    }

    [GeneratedRegex("(?:CSV Error on Line: |in line |at line |[Ll]ine )(\\d+)")]
    private static partial Regex LinePattern();

    [GeneratedRegex("(?:converting column |column |Column )\"([^\"]+)\"")]
    private static partial Regex ColumnPattern();

    [GeneratedRegex(@"Expected Number of Columns: (\d+) Found: (\d+)")]
    private static partial Regex ColumnsPattern();

    [GeneratedRegex("(Could not convert string .*)")]
    private static partial Regex ConversionPattern();

    [GeneratedRegex("\"?/[^\\s\":]+\"?")]
    private static partial Regex PathPattern();

    [GeneratedRegex("\"(?:[^\"]|\"\")*\"")]
    private static partial Regex QuotedPattern();
}
