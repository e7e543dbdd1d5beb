using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.GZip;
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
    private const string Uncompressed = "uncompressed";
    private static readonly string[] Delimiters = [",", ";", "\t", "|"];

    private readonly string _path;
    private readonly OnError _onError;
    private readonly TextEncoding _encoding;
    private readonly byte[] _head;
    private readonly string _compression;
    private string? _countSkipped;

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
    /// <param name="stop">Gives up.</param>
    /// <exception cref="ProblemException">It is empty, no text, or broken.</exception>
    public static FileReader Sniff(DuckDBConnection connection, string path, string name, OnError onError, TextEncoding encoding, CancellationToken stop)
    {
        var magic = Unpack(path, Uncompressed, stop);
        var compression = magic switch
        {
            [0x1F, 0x8B, ..] => "gzip",
            [0x28, 0xB5, 0x2F, 0xFD, ..] => "zstd",
            _ => Uncompressed,
        };
        var reader = new FileReader(path, onError, encoding, compression == Uncompressed ? magic : Unpack(path, compression, stop), compression);
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
        => _countSkipped is null ? 0 : Read(connection, _countSkipped, row => row.GetInt64(0))[0];

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

        if (JsonPattern().Match(text) is { Success: true } json)
        {
            var (isMalformed, isLine, number) = (json.Groups[1].Value == "Malformed JSON", json.Groups[2].Value == "line", int.Parse(json.Groups[3].Value, CultureInfo.InvariantCulture));
            number -= isMalformed ? 1 : 0; // DuckDB counts one too many here
            return Broken(isLine ? number : null, null, $"{(isLine ? "" : $"Record {number}: ")}{(isMalformed ? "Malformed JSON: " : "")}{json.Groups[4].Value.Trim(' ', '.')}.");
        }

        var column = ColumnPattern().Match(text) is { Success: true } named ? named.Groups[1].Value : null;
        return Broken(LineOf(text), column, ReasonOf(text));
    }

    private static ProblemException Broken(int? line, string? column, string reason)
    {
        var problem = Problem.BadRequest(line is null ? reason : $"Line {line}{(column is null ? "" : $", column \"{column}\"")}: {reason}");
        if (line is not null)
        {
            problem.Extensions["line"] = line.Value.ToString(CultureInfo.InvariantCulture);
        }

        if (column is not null)
        {
            problem.Extensions["column"] = column;
        }

        return new ProblemException(problem);
    }

    private void Find(DuckDBConnection connection, string name)
    {
        if (_head.Length == 0)
        {
            throw new ProblemException(400, "The file is empty.");
        }

        if (_head.AsSpan().StartsWith("PAR1"u8))
        {
            Describe(connection, $"read_parquet({Sql.Literal(_path)})");
            return;
        }

        var text = TextOfHead();
        if (text.AsSpan().TrimStart() is ['{' or '[', ..] || name.Contains(".JSON", StringComparison.Ordinal) || name.Contains(".NDJSON", StringComparison.Ordinal))
        {
            DescribeJson(connection, text.AsSpan().TrimStart());
            return;
        }

        var lines = text.AsSpan().TrimStart('\uFEFF');
        var start = Math.Max(lines.IndexOfAnyExcept('\r', '\n'), 0);
        var end = lines[start..].IndexOfAny('\r', '\n');
        DescribeCsv(connection, lines.Slice(start, end < 0 ? lines.Length - start : end).ToString(), lines[..start].Count('\n'));
    }

    private void DescribeCsv(DuckDBConnection connection, string names, int emptyLines)
    {
        var bare = QuotedPattern().Replace(names, "");
        var delimiter = DelimiterOf(bare);
        var csv = $"read_csv({Sql.Literal(_path)}, delim={Sql.Literal(delimiter)}, quote='\"', escape='\"', comment='', header=true, skip={emptyLines}, "
            + $"compression='{(_compression == Uncompressed ? "none" : _compression)}', encoding='{EncodingName}'";
        if (_onError == OnError.Skip)
        {
            csv += ", ignore_errors=true, store_rejects=true, rejects_limit=0";
            _countSkipped = "SELECT count(DISTINCT line) FROM reject_errors";
        }

        try
        {
            Describe(connection, csv, FindTypes(connection, csv, []));
        }
        catch (DuckDBException error) when (error.Message.Contains("Error when sniffing", StringComparison.Ordinal))
        {
            // It says no more than that. Reading without a guess says where.
            var texts = Enumerable.Range(1, bare.Split(delimiter).Length).Select(i => $"'{i}': 'VARCHAR'");
            Read(connection, $"SELECT count(*) FROM {csv}, auto_detect=false, columns={{{string.Join(", ", texts)}}})", _ => 0);
            throw;
        }
    }

    private void DescribeJson(DuckDBConnection connection, ReadOnlySpan<char> text)
    {
        var end = text.IndexOf('\n');
        var first = (end < 0 ? text : text[..end]).Trim();
        var format = first is ['[', ..] ? "array" : first is ['{', .., '}'] ? "newline_delimited" : "auto";
        var source = $"read_json({Sql.Literal(_path)}, format='{format}', compression='{_compression}'";
        if (_onError == OnError.Fail || format != "newline_delimited") // a broken array is broken altogether
        {
            Describe(connection, source + ")");
            return;
        }

        // DuckDB makes a row without any value of a line that it cannot read.
        Describe(connection, source + ", ignore_errors=true)");
        var broken = string.Join(" AND ", Columns.Select(column => $"{Sql.Quote(column.Name)} IS NULL"));
        _countSkipped = $"SELECT count(*) FROM ({Select}) WHERE {broken}";
        Select = $"SELECT * FROM ({Select}) WHERE NOT ({broken})";
    }

    private string EncodingName => _encoding switch
    {
        TextEncoding.Utf16 => "utf-16",
        TextEncoding.Latin1 => "latin-1",
        _ => "utf-8",
    };

    /// <summary>What stands most often between the names in the first line.</summary>
    private static string DelimiterOf(string bare)
    {
        var best = Delimiters.MaxBy(candidate => bare.Split(candidate).Length)!;
        return bare.Contains(best, StringComparison.Ordinal) ? best : ",";
    }

    /// <summary>
    /// What DuckDB takes for dates and is none. <c>inf</c> and <c>-inf</c> are dates to it as well as numbers: a column where
    /// every date is infinite is one of numbers. And one with dates in several forms is one of texts.
    /// </summary>
    private static string FindTypes(DuckDBConnection connection, string csv, IReadOnlyList<string> texts)
    {
        var types = texts.Select(name => $"{Sql.Literal(name)}: 'VARCHAR'").ToList();
        var doubtful = Read(connection, $"DESCRIBE SELECT * FROM {csv}{EndOf(types)}", row => (Name: row.GetString(0), Type: row.GetString(1)))
            .Where(column => column.Type is "DATE" or "TIMESTAMP").Select(column => column.Name).ToList();
        if (doubtful.Count == 0)
        {
            return EndOf(types);
        }

        var finite = doubtful.Select(name => $"coalesce(bool_or(isfinite({Sql.Quote(name)})), true)");
        try
        {
            var answers = Read(connection, $"SELECT {string.Join(", ", finite)} FROM (SELECT * FROM {csv}{EndOf(types)} LIMIT 20480)", row => Enumerable.Range(0, doubtful.Count).Select(row.GetBoolean).ToList())[0];
            return EndOf([.. types, .. doubtful.Where((_, i) => !answers[i]).Select(name => $"{Sql.Literal(name)}: 'DOUBLE'")]);
        }
        catch (DuckDBException error) when (ColumnPattern().Match(error.Message) is { Success: true } named && doubtful.Contains(named.Groups[1].Value))
        {
            return FindTypes(connection, csv, [.. texts, named.Groups[1].Value]);
        }

        static string EndOf(List<string> types) => types.Count == 0 ? ")" : $", types={{{string.Join(", ", types)}}})";
    }

    private void Describe(DuckDBConnection connection, string source, string ending = "")
    {
        var described = Read(connection, $"DESCRIBE SELECT * FROM {source}{ending}", row => (Name: row.GetString(0), Type: row.GetString(1)));
        Columns = [.. described.Select(column => new Column(column.Name, Cell.TypeOf(column.Type)))];
        Select = $"SELECT {string.Join(", ", described.Select(column => $"{Cell.Converted(Sql.Quote(column.Name), column.Type)} AS {Sql.Quote(column.Name)}"))} FROM {source}{ending}";
    }

    private static List<T> Read<T>(DuckDBConnection connection, string sql, Func<DbDataReader, T> read)
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

    /// <summary>The beginning of the file, unpacked. What is compressed is unpacked to its end: DuckDB would take half a file for a whole one.</summary>
    private static byte[] Unpack(string path, string compression, CancellationToken stop)
    {
        using var file = File.OpenRead(path);
        using Stream content = compression switch
        {
            "gzip" => new GZipInputStream(file, PeekedBytes),
            "zstd" => new DecompressionStream(file),
            _ => file,
        };
        try
        {
            var head = new byte[PeekedBytes];
            var length = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            var rest = new byte[compression == Uncompressed ? 0 : PeekedBytes];
            while (rest.Length > 0 && content.Read(rest) > 0)
            {
                stop.ThrowIfCancellationRequested();
            }

            return head[..length];
        }
        catch (Exception error) when (error is SharpZipBaseException or ZstdException or EndOfStreamException)
        {
            throw new ProblemException(400, $"The file begins as {compression} does, but is broken, or its end is missing.");
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

    private static ProblemException NotUtf8(int? line)
        => new(400, $"{(line is null ? "The file" : $"Line {line}")} is not UTF-8; it looks like Latin-1 (ISO 8859-1, Windows-1252). Save it as UTF-8, or upload it again with encoding=latin1.");

    private static int? LineOf(string text) => LinePattern().Match(text) is { Success: true } found ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    /// <summary>What is wrong, without how DuckDB could be called otherwise.</summary>
    private static string ReasonOf(string text) => text switch
    {
        _ when text.Contains("reached an invalid state", StringComparison.Ordinal)
            => "Some lines end in CR LF and others in LF, or a quote stands where none may. Save the file with one kind of line ends.",
        _ when text.Contains("unterminated quote", StringComparison.Ordinal) => "A quote is opened and never closed.",
        _ when ColumnsPattern().Match(text) is { Success: true } counts => $"{counts.Groups[2].Value} fields, where the first line has {counts.Groups[1].Value}.",
        _ when ConversionPattern().Match(text) is { Success: true } conversion => $"{conversion.Groups[1].Value.TrimEnd('.')}, which the rows before it are.",
        _ => WithoutKind(WithoutPaths(text.Split('\n').First(part => !part.StartsWith("CSV Error", StringComparison.Ordinal) && !part.StartsWith("Original Line", StringComparison.Ordinal))).Trim()),
    };

    /// <summary>A message of DuckDB's without the paths of this machine.</summary>
    public static string WithoutPaths(string text) => PathPattern().Replace(text, "the file");

    /// <summary>A message of DuckDB's without the kind of error it takes it for, as in <c>Binder Error: </c>.</summary>
    public static string WithoutKind(string text) => KindPattern().Replace(text, "");

    [GeneratedRegex("^[A-Z][A-Za-z ]+ Error: ")]
    private static partial Regex KindPattern();

    [GeneratedRegex("(?:CSV Error on Line: |in line |at line |[Ll]ine )(\\d+)")]
    private static partial Regex LinePattern();

    [GeneratedRegex("(?:converting column |column |Column )\"([^\"]+)\"")]
    private static partial Regex ColumnPattern();

    [GeneratedRegex(@"Expected Number of Columns: (\d+) Found: (\d+)")]
    private static partial Regex ColumnsPattern();

    [GeneratedRegex("(Malformed JSON|JSON transform error) .*? in (line|record/value) (\\d+): ([^\n]*)")]
    private static partial Regex JsonPattern();

    [GeneratedRegex("(Could not convert string .*)")]
    private static partial Regex ConversionPattern();

    [GeneratedRegex("(?:[Ff]ile )?(?:\"(?:/|[A-Za-z]:)[^\"]+\"|'(?:/|[A-Za-z]:)[^']+')")]
    private static partial Regex PathPattern();

    [GeneratedRegex("\"(?:[^\"]|\"\")*\"")]
    private static partial Regex QuotedPattern();
}
