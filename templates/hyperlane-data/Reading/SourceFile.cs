using System.Text;

namespace HyperlaneData._1;

/// <summary>A file that was sent: what it is, and how it is to be read. It can be read as often as one likes.</summary>
public sealed class SourceFile
{
    /// <summary>How many bytes decide on encoding and dialect. Types are decided by all of them.</summary>
    private const int HeadBytes = 256 * 1024;

    private readonly string _path;
    private readonly string _name;
    private readonly ReadOptions _options;
    private readonly int _mostDepth;
    private readonly string? _packing;
    private readonly byte[] _head;
    private readonly Encoding _encoding = Encodings.Find("utf-8");
    private readonly Dialect? _dialect;
    private readonly bool _isJson;
    private FileStream? _file;

    /// <param name="path">Where it is.</param>
    /// <param name="name">What the client calls it.</param>
    /// <param name="options">What the user has said of it.</param>
    /// <param name="mostDepth">How deep JSON may be nested.</param>
    /// <exception cref="ProblemException">It is empty, or nothing that can be read.</exception>
    public SourceFile(string path, string name, ReadOptions options, int mostDepth)
    {
        (_path, _name, _options, _mostDepth) = (path, name, options, mostDepth);
        Span<byte> magic = stackalloc byte[8];
        using (var file = File.OpenRead(path))
        {
            _packing = Container.Of(magic[..file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false)]);
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
            throw new ProblemException(415, $"The file is no text{GuessOf(head)}. CSV, TSV, JSON, JSON lines and Parquet can be read, also compressed by gzip or zstd.");
        }

        _isJson = _head.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..] || name.Contains(".json", StringComparison.OrdinalIgnoreCase)
            || name.Contains(".ndjson", StringComparison.OrdinalIgnoreCase);
        if (!_isJson)
        {
            _dialect = Dialect.Guess(_head, isWhole, options);
            Decisions.AddRange(_dialect.Reasons);
        }
    }

    /// <summary>Whether it is Parquet, which DuckDB reads.</summary>
    public bool IsParquet { get; }

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
        var content = Encodings.ToUtf8(OpenContent(), _encoding);
        if (_dialect is not null)
        {
            return new CsvReader(content, _dialect);
        }

        var json = new JsonTable(content, _head, _name, _options, _mostDepth);
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

    private Stream OpenContent() => Container.Unpack(_file = File.OpenRead(_path), _packing);

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
        [(byte)'P', (byte)'K', ..] => " but a ZIP archive, as Excel workbooks are: save the sheet as CSV",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => " but a PDF",
        [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] or [(byte)'M', (byte)'Z', ..] => " but a program",
        [(byte)'S', (byte)'Q', (byte)'L', (byte)'i', ..] => " but an SQLite database",
        _ => "",
    };
}
