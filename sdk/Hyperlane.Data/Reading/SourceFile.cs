using System.Text;

namespace Hyperlane.Data;

/// <summary>A file that was sent: what it is, and how it is to be read. It can be read as often as one likes.</summary>
internal sealed class SourceFile
{
    /// <summary>How many bytes decide on encoding and dialect. Types are decided by all of them.</summary>
    private const int HeadBytes = 256 * 1024;

    private readonly string _path;
    private readonly string _name;
    private readonly ReadOptions _options;
    private readonly int _maxDepth;
    private readonly string? _packing;
    private readonly string? _entry;
    private readonly SheetForm? _form;
    private readonly byte[] _head = [];
    private readonly Encoding _encoding = Encodings.Find("utf-8");
    private readonly Dialect? _dialect;
    private FileStream? _file;

    /// <param name="path">Where it is.</param>
    /// <param name="name">What the client calls it.</param>
    /// <param name="options">What the user has said of it.</param>
    /// <param name="maxDepth">How deep JSON may be nested.</param>
    /// <param name="isPreview">Whether the first table will do where there are several, and none was said.</param>
    /// <exception cref="ProblemException">It is empty, or nothing that can be read.</exception>
    public SourceFile(string path, string name, ReadOptions options, int maxDepth, bool isPreview = false)
    {
        (_path, _name, _options, _maxDepth) = (path, name, options, maxDepth);
        Span<byte> magic = stackalloc byte[8];
        using (var file = File.OpenRead(path))
        {
            _packing = Container.Of(magic[..file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false)]);
        }

        if (_packing == Container.Zip)
        {
            var isWorkbook = Guarded(() => OpenArchive(path, isPreview));
            if (isWorkbook)
            {
                (Sheets, Sheet) = Workbook.Choose(path, options.Sheet, isPreview);
                _form = SheetForm.Guess(path, Sheet, options, Decisions);
                return;
            }

            (_entry, _name) = (Sheet, Sheet!);
            _options = Sheets.Count > 1 ? options with { Sheet = null } : options; // else it names a member of JSON
        }

        var head = new byte[HeadBytes];
        bool isWhole;
        using (var content = OpenContent())
        {
            var length = Guarded(() => content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
            (isWhole, _head) = (length < head.Length, head[..length]);
        }

        if (_head.Length == 0)
        {
            throw new ProblemException(400, "The file is empty.");
        }

        IsParquet = _head.AsSpan().StartsWith("PAR1"u8);
        if (IsParquet)
        {
            if (_packing is not null)
            {
                throw new ProblemException(400, $"This is Parquet, packed by {_packing}. Parquet is packed in itself: upload it as it is.");
            }

            return;
        }

        var detected = Encodings.Detect(_head);
        _encoding = detected ?? (string.IsNullOrEmpty(options.Encoding) ? _encoding : Encodings.Find(options.Encoding));
        if (detected is not null && _encoding.CodePage != Encoding.UTF8.CodePage)
        {
            Decisions.Add(new Decision("encoding", _encoding.WebName, 1, "Its first bytes say so."));
        }

        _head = ToUtf8(_head, _encoding);
        if (_head.AsSpan().Contains((byte)0))
        {
            throw new ProblemException(
                415, $"The file is no text{GuessOf(head)}. CSV, TSV, JSON, JSON lines, Parquet and workbooks of Excel (.xlsx) can be read, also in a ZIP archive, or compressed by gzip or zstd.");
        }

        var isJson = _head.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..]
            || _name.Contains(".json", StringComparison.OrdinalIgnoreCase)
            || _name.Contains(".ndjson", StringComparison.OrdinalIgnoreCase);
        if (!isJson)
        {
            _dialect = Dialect.Guess(_head, isWhole, options);
            Decisions.AddRange(_dialect.Reasons);
        }
    }

    /// <summary>Whether it is Parquet, which DuckDB reads.</summary>
    public bool IsParquet { get; }

    /// <summary>Whether semicolons separate its fields.</summary>
    public bool HasSemicolons => _dialect?.Delimiter == ';';

    /// <summary>The tables that there are to choose from: sheets, or files in an archive. None where that is no question.</summary>
    public IReadOnlyList<string> Sheets { get; private set; } = [];

    /// <summary>The one that is read.</summary>
    public string? Sheet { get; private set; }

    /// <summary>What was decided about it.</summary>
    public List<Decision> Decisions { get; } = [];

    /// <summary>How much of it is read, from 0 to 1.</summary>
    public double Progress
    {
        get
        {
            try
            {
                return _file is { Length: > 0 } file ? (double)file.Position / file.Length : 0;
            }
            catch (ObjectDisposedException)
            {
                return 1; // it was read to its end just now
            }
        }
    }

    /// <summary>Begins to read it.</summary>
    public FieldReader Open()
    {
        if (_form is not null)
        {
            return new WorkbookReader(_path, _form);
        }

        var content = Encodings.ToUtf8(OpenContent(), _encoding);
        if (_dialect is not null)
        {
            return new CsvReader(content, _dialect);
        }

        var json = new JsonTable(content, _head, _name, _options, _maxDepth);
        if (json.Reason is { } reason && !Decisions.Contains(reason))
        {
            Decisions.Add(reason);
        }

        return json;
    }

    /// <summary>Does something that reads the file; an error of its packing or encoding becomes a problem.</summary>
    /// <param name="read">What to do.</param>
    /// <param name="line">Where it is now.</param>
    public T Guarded<T>(Func<T> read, Func<long>? line = null)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (_packing is not null && Container.IsBroken(error))
        {
            throw Container.Broken(_packing);
        }
        catch (DecoderFallbackException)
        {
            throw Encodings.NotIn(_encoding, line?.Invoke() ?? 0);
        }
    }

    private Stream OpenContent()
    {
        if (_entry is null)
        {
            return Container.Unpack(_file = File.OpenRead(_path), _packing);
        }

        var archive = Archive.Open(_path);
        try
        {
            return new JoinedStream(default, Archive.Read(archive.Find(_entry)), archive);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>Finds out what is in a ZIP archive.</summary>
    /// <returns>Whether it is a workbook of Excel.</returns>
    private bool OpenArchive(string path, bool isPreview)
    {
        using var archive = Archive.Open(path);
        if (!archive.IsWorkbook)
        {
            (Sheets, Sheet) = (archive.Names, archive.Choose(_options.Sheet, isPreview));
            if (Sheets.Count > 1)
            {
                Decisions.Add(new Decision("sheet", Sheet, _options.Sheet is null ? 0.8 : 1,
                    $"Of {Sheets.Count:n0} files in the ZIP archive, \"{Sheet}\" is read."));
            }
        }

        return archive.IsWorkbook;
    }

    /// <summary>The beginning as UTF-8. A letter that is cut in two at its end is left out.</summary>
    private static byte[] ToUtf8(byte[] head, Encoding encoding)
    {
        var mark = encoding.GetPreamble();
        var bytes = mark.Length > 0 && head.AsSpan().StartsWith(mark) ? head.AsSpan(mark.Length) : head;
        if (encoding.CodePage == Encoding.UTF8.CodePage)
        {
            return bytes.ToArray();
        }

        try
        {
            var characters = new char[bytes.Length + 1];
            return Encoding.UTF8.GetBytes(characters, 0, encoding.GetDecoder().GetChars(bytes, characters, flush: false));
        }
        catch (DecoderFallbackException)
        {
            throw Encodings.NotIn(encoding, 0);
        }
    }

    private static string GuessOf(byte[] head) => head switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => " but a PNG image",
        [0xFF, 0xD8, 0xFF, ..] => " but a JPEG image",
        [(byte)'P', (byte)'K', 3, 4, ..] => " but a ZIP archive or a workbook within another archive: unpack that one first",
        [0xD0, 0xCF, 0x11, 0xE0, ..] => " but a workbook of before Excel 2007 (.xls), or one with a password: save it as .xlsx without one",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => " but a PDF",
        [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] or [(byte)'M', (byte)'Z', ..] => " but a program",
        [(byte)'S', (byte)'Q', (byte)'L', (byte)'i', ..] => " but an SQLite database",
        _ => "",
    };
}
