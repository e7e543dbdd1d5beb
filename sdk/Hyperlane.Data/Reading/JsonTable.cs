using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hyperlane.Data;

/// <summary>
/// JSON as a table: one object a line, an array of them, or an object with an array in it. Keys that come late are columns as well.
/// </summary>
internal sealed partial class JsonTable : FieldReader
{
    /// <summary>An object of at most so many bytes is looked at whole.</summary>
    private const int MaxDocument = 8 << 20;

    private readonly Stream _content;
    private readonly JsonRow _row = new();
    private readonly CsvRecords? _lines;
    private readonly JsonStream? _values;
    private readonly JsonDocument? _document;
    private readonly IEnumerator<JsonRecord>? _records;
    private readonly bool _isSequence;
    private readonly bool _isUnderMember;
    private readonly bool _areFeatures;
    private string _text = "";

    /// <param name="content">UTF-8, without a byte order mark.</param>
    /// <param name="head">Its beginning.</param>
    /// <param name="name">What the file is called.</param>
    /// <param name="options">What the user has said.</param>
    /// <param name="maxDepth">How deep it may be nested.</param>
    public JsonTable(Stream content, byte[] head, string name, ReadOptions options, int maxDepth)
    {
        _content = content;
        if (IsLines(head, name))
        {
            _lines = new CsvRecords(content, 0);
            return;
        }

        var first = head.AsSpan().TrimStart(" \t\r\n"u8);
        if (first is [(byte)'[', ..])
        {
            _values = new JsonStream(content, maxDepth);
            _values.TryPass((byte)'[');
            return;
        }

        if (first is not [(byte)'{', ..])
        {
            throw JsonStream.Malformed("it begins neither with { nor with [");
        }

        if (TryReadWhole(content, out var whole))
        {
            _document = Parse(whole);
            _isSequence = _document is null;
            _values = _isSequence ? new JsonStream(new MemoryStream(whole), maxDepth) : null;
            _records = _document is null ? null : RowsOf(_document.RootElement, options.Sheet).GetEnumerator();
            return;
        }

        _areFeatures = Encoding.UTF8.GetString(head).Contains("\"FeatureCollection\"", StringComparison.Ordinal);
        _values = new JsonStream(new JoinedStream(whole, content), maxDepth);
        _isUnderMember = true;
        GoToMember(options.Sheet);
    }

    /// <summary>Where the rows stand in it; null if that is no question.</summary>
    public Decision? Reason { get; private set; }

    public override IReadOnlyList<string> Names => _row.Names;

    public override string Text => _text;

    public override string Place => _lines is null ? $"Record {Line}" : base.Place;

    public override ReadOnlySpan<byte> this[int column] => _row[column];

    public override FieldKind KindOf(int column) => _row.KindOf(column);

    public override bool Read()
        => _lines is not null ? ReadLine(_lines) : _records is not null ? ReadRecord(_records) : ReadValue(_values!);

    public override void Dispose()
    {
        _records?.Dispose();
        _document?.Dispose();
        _content.Dispose();
        base.Dispose();
    }

    private bool ReadLine(CsvRecords lines)
    {
        while (lines.Read())
        {
            if (lines.Broken == CsvRecords.NotUtf8)
            {
                throw Encodings.NotUtf8(lines.Line, lines.Bytes);
            }

            var line = lines[0].Trim(" \t"u8);
            if (line.IsEmpty)
            {
                continue;
            }

            (Line, Broken) = (lines.Line, null);
            try
            {
                _row.Read(line, isFeature: false);
            }
            catch (JsonException error)
            {
                (_text, Broken) = (lines.Text, Words(error));
            }

            return true;
        }

        return false;
    }

    private bool ReadRecord(IEnumerator<JsonRecord> records)
    {
        Line++;
        try
        {
            if (!records.MoveNext())
            {
                return false;
            }

            records.Current.Fill(_row);
            return true;
        }
        catch (JsonException error)
        {
            throw new ProblemException(400, $"{Place}: {Words(error)}");
        }
        catch (InvalidOperationException)
        {
            throw JsonStream.Malformed(JsonRow.NoText);
        }
    }

    private bool ReadValue(JsonStream values)
    {
        ReadOnlySpan<byte> value;
        if (_isSequence)
        {
            if (values.Peek() == 0)
            {
                return false;
            }

            value = values.Value();
        }
        else if (!values.TryNext(out value))
        {
            return _isUnderMember || values.Peek() == 0 ? false : throw JsonStream.Malformed("something follows behind the array");
        }

        Line++;
        try
        {
            _row.Read(value, _areFeatures);
        }
        catch (JsonException error)
        {
            throw new ProblemException(400, $"{Place}: {Words(error)}"); // an array that is broken is broken altogether
        }

        return true;
    }

    private IEnumerable<JsonRecord> RowsOf(JsonElement document, string? member)
    {
        IEnumerable<JsonRecord>? rows;
        Decision? reason;
        try
        {
            rows = JsonForm.RowsOf(document, member, out reason);
        }
        catch (InvalidOperationException)
        {
            throw JsonStream.Malformed(JsonRow.NoText);
        }

        Reason = reason;
        return rows ?? [new JsonRecord(document)];
    }

    /// <summary>In a large object, goes to the first array of objects, or to the one that the user has said.</summary>
    private void GoToMember(string? said)
    {
        _values!.TryPass((byte)'{');
        while (_values.Peek() == (byte)'"')
        {
            var key = JsonSerializer.Deserialize(_values.Value(), DataJson.Default.String)!;
            if (!_values.TryPass((byte)':'))
            {
                break;
            }

            if ((said ?? key) == key && _values.TryPass((byte)'['))
            {
                _values.BeginArray();
                if (said is not null || _values.Peek() == (byte)'{')
                {
                    Reason = new Decision("sheet", key, 0.7, $"The rows stand under \"{key}\".");
                    return;
                }

                while (_values.TryNext(out _))
                {
                }
            }
            else
            {
                _values.Value();
            }

            if (!_values.TryPass((byte)','))
            {
                break;
            }
        }

        throw said is null ? new ProblemException(
            422, "The JSON is one large object without an array of objects in it: as a table, it has no rows.")
            : new ProblemException(Problem.Validation("sheet", $"The JSON has no member \"{said}\" with an array."));
    }

    /// <summary>Whether each line is a value of its own.</summary>
    private static bool IsLines(byte[] head, string name)
    {
        if (name.Contains(".jsonl", StringComparison.OrdinalIgnoreCase) || name.Contains(".ndjson", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var text = head.AsSpan().Trim(" \t\r\n"u8);
        var end = text.IndexOf((byte)'\n');
        if (end < 0)
        {
            return false;
        }

        var first = text[..end].Trim(" \t\r"u8);
        var next = text[end..].TrimStart(" \t\r\n"u8);
        return (first is [(byte)'{', .., (byte)'}'] && next is not [(byte)',' or (byte)']', ..])
            || (first is [(byte)'[', .., (byte)']'] && next is [(byte)'[', ..]);
    }

    private static bool TryReadWhole(Stream content, out byte[] whole)
    {
        using var read = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int length; (length = content.Read(buffer)) > 0;)
        {
            read.Write(buffer, 0, length);
            if (read.Length > MaxDocument)
            {
                whole = read.ToArray();
                return false;
            }
        }

        whole = read.ToArray();
        return true;
    }

    /// <summary>The document; null if several values follow each other.</summary>
    private static JsonDocument? Parse(byte[] whole)
    {
        try
        {
            var reader = new Utf8JsonReader(whole, new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = 1000 });
            var document = JsonDocument.ParseValue(ref reader);
            if (!whole.AsSpan((int)reader.BytesConsumed).ContainsAnyExcept(" \t\r\n"u8))
            {
                return document;
            }

            document.Dispose();
            return null;
        }
        catch (JsonException error)
        {
            var isLimit = whole.AsSpan().IndexOf("NaN"u8) >= 0 || whole.AsSpan().IndexOf("Infinity"u8) >= 0;
            return isLimit ? null : throw new ProblemException(400, Words(error));
        }
    }

    private static string Words(JsonException error)
        => $"Malformed JSON: {PlacePattern().Replace(error.Message, "").TrimEnd('.')}{(error.LineNumber is > 0 and var line ? $" (line {line + 1})" : "")}.";

    [GeneratedRegex(" ?(Path: .*?)?( \\| )?LineNumber: .*")]
    private static partial Regex PlacePattern();
}
