using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Hyperlane.Data;

/// <summary>Takes one value of JSON apart into fields: the members of an object, the elements of an array, or itself.</summary>
internal sealed class JsonRow
{
    /// <summary>What Python writes for what JSON has no number for; its texts begin so while the row is read.</summary>
    private const char Mark = '\uE000';
    private const int MaxDepth = 1000;

    /// <summary>The reader finds it out when the text is copied, and has no <see cref="JsonException"/> for it.</summary>
    public const string NoText = "a text has half of a surrogate pair (as \\ud800 alone), which is no letter";

    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> _bytes = new(4096);
    private (int Start, int Length, FieldKind Kind)[] _fields = new (int, int, FieldKind)[16];

    /// <summary>The names of all columns that were met so far.</summary>
    public IReadOnlyList<string> Names => _names;

    public ReadOnlySpan<byte> this[int column]
        => column < _fields.Length ? _bytes.WrittenSpan.Slice(_fields[column].Start, _fields[column].Length) : default;

    public FieldKind KindOf(int column) => column < _fields.Length ? _fields[column].Kind : FieldKind.None;

    /// <summary>Reads one.</summary>
    /// <param name="json">It.</param>
    /// <param name="isFeature">Whether it is a feature of GeoJSON (RFC 7946): its properties become columns.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public void Read(ReadOnlySpan<byte> json, bool isFeature)
    {
        try
        {
            ReadStrict(json, isFeature);
        }
        catch (JsonException) when (json.IndexOf("NaN"u8) >= 0 || json.IndexOf("Infinity"u8) >= 0)
        {
            ReadStrict(WithMarks(json), isFeature);
        }
    }

    /// <summary>Begins a row whose columns come one by one.</summary>
    public void Clear()
    {
        _bytes.ResetWrittenCount();
        Array.Clear(_fields);
    }

    /// <summary>Adds a value to the row.</summary>
    /// <exception cref="JsonException">There is one of this name already, or it is no text.</exception>
    public void Add(string name, ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        var column = IndexOf(name);
        EnsureFree(column);
        try
        {
            Take(ref reader, json, column);
        }
        catch (InvalidOperationException error)
        {
            throw NoTextIn(json, error);
        }
    }

    private void ReadStrict(ReadOnlySpan<byte> json, bool isFeature)
    {
        try
        {
            ReadValue(json, isFeature);
        }
        catch (InvalidOperationException error)
        {
            throw NoTextIn(json, error);
        }
    }

    private void ReadValue(ReadOnlySpan<byte> json, bool isFeature)
    {
        Clear();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            ReadMembers(ref reader, json, isFeature);
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
            {
                Take(ref reader, json, i < _names.Count ? i : IndexOf($"column{i}"));
            }
        }
        else
        {
            Take(ref reader, json, IndexOf("json"));
        }

        while (reader.Read())
        {
            // Nothing may follow; the reader says so.
        }
    }

    private void ReadMembers(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, bool isFeature)
    {
        var next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isProperties = isFeature && reader.ValueTextEquals("properties"u8);
            if (isFeature && reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                reader.Skip();
                continue;
            }

            var column = isProperties
                ? -1
                : next < _names.Count && reader.ValueTextEquals(_names[next]) ? next : IndexOf(reader.GetString()!);
            reader.Read();
            if (isProperties && reader.TokenType == JsonTokenType.StartObject)
            {
                ReadMembers(ref reader, json, isFeature: false);
                continue;
            }

            if (isProperties)
            {
                continue; // null
            }

            EnsureFree(column);
            Take(ref reader, json, column);
            next = column + 1;
        }
    }

    private static Exception NoTextIn(ReadOnlySpan<byte> json, InvalidOperationException error)
        => Utf8.IsValid(json) ? new JsonException(NoText, error) : Encodings.NotUtf8(0, json);

    private void EnsureFree(int column)
    {
        if (KindOf(column) != FieldKind.None)
        {
            throw new JsonException($"the key \"{_names[column]}\" stands twice");
        }
    }

    private void Take(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, int column)
    {
        if (column >= _fields.Length)
        {
            Array.Resize(ref _fields, Math.Max(column + 1, _fields.Length * 2));
        }

        var start = _bytes.WrittenCount;
        var kind = reader.TokenType switch
        {
            JsonTokenType.Null => FieldKind.None,
            JsonTokenType.String => FieldKind.String,
            JsonTokenType.Number => FieldKind.Number,
            JsonTokenType.True or JsonTokenType.False => FieldKind.Boolean,
            _ => FieldKind.Nested,
        };
        if (kind == FieldKind.String)
        {
            var length = reader.ValueSpan.Length;
            var written = reader.CopyString(_bytes.GetSpan(Math.Max(length, 1)));
            _bytes.Advance(written);
            if (written > 3 && _bytes.WrittenSpan[start..].StartsWith("\uE000"u8))
            {
                (start, kind) = (start + 3, FieldKind.Number);
            }
        }
        else if (kind == FieldKind.Nested)
        {
            var from = (int)reader.TokenStartIndex;
            reader.Skip();
            Compact(json[from..(int)reader.BytesConsumed]);
        }
        else if (kind != FieldKind.None)
        {
            _bytes.Write(reader.ValueSpan);
        }

        _fields[column] = (start, _bytes.WrittenCount - start, kind);
    }

    /// <summary>Writes nested JSON without the blanks between its parts.</summary>
    private void Compact(ReadOnlySpan<byte> json)
    {
        var isText = false;
        for (var i = 0; i < json.Length; i++)
        {
            var letter = json[i];
            if (isText && letter == (byte)'\\')
            {
                _bytes.Write(json.Slice(i++, 2));
                continue;
            }

            isText ^= letter == (byte)'"';
            if (isText || letter is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                _bytes.GetSpan(1)[0] = letter;
                _bytes.Advance(1);
            }
        }
    }

    private int IndexOf(string name)
    {
        if (!_indexes.TryGetValue(name, out var index))
        {
            if (_names.Count >= 20_000)
            {
                throw new ProblemException(422, "The JSON has more than 20,000 different keys: as a table it is too wide.");
            }

            _indexes[name] = index = _names.Count;
            _names.Add(name);
        }

        return index;
    }

    /// <summary>The same JSON with texts where <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c> stand.</summary>
    private static byte[] WithMarks(ReadOnlySpan<byte> json)
    {
        var marked = new StringBuilder(json.Length + 16);
        var text = Encoding.UTF8.GetString(json);
        var isText = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (isText && text[i] == '\\' && i + 1 < text.Length)
            {
                marked.Append(text, i++, 2);
                continue;
            }

            isText ^= text[i] == '"';
            var word = isText ? null : Array.Find(["NaN", "Infinity", "-Infinity"],
                word => string.CompareOrdinal(text, i, word, 0, word.Length) == 0);
            if (word is null)
            {
                marked.Append(text[i]);
                continue;
            }

            marked.Append('"').Append(Mark).Append(word).Append('"');
            i += word.Length - 1;
        }

        return Encoding.UTF8.GetBytes(marked.ToString());
    }
}
