namespace Hyperlane.Data;

/// <summary>Some rows of a file, copied from where they were read: so that other threads can work on them while reading goes on.</summary>
internal sealed class RowBatch
{
    /// <summary>How many rows it has at most: as many as DuckDB takes at once.</summary>
    public const int MaxRows = 2048;

    private const int FullFields = 64 * 1024;
    private const int FullBytes = 1 << 20;
    private const int KeptBytes = 4 << 20; // an array that grew larger for one row is not used again

    private byte[] _text = new byte[64 * 1024];
    private Field[] _fields = [];
    private readonly long[] _lines = new long[MaxRows];
    private int _length;
    private int _count;

    private record struct Field(int Start, int Length, FieldKind Kind);

    /// <summary>How many fields each of its rows has.</summary>
    public int Width { get; private set; }

    /// <summary>How many rows it has.</summary>
    public int Rows { get; private set; }

    /// <summary>Which part of the table it belongs to, from 0.</summary>
    public int Part { get; private set; }

    /// <summary>How many threads have not finished with it.</summary>
    public int Users { get; set; }

    /// <summary>How much memory it takes.</summary>
    public long Bytes => _text.Length + (_fields.Length * 12L);

    /// <summary>Whether no more rows are to be added.</summary>
    public bool IsFull => Rows == MaxRows || _length >= FullBytes || _count + Width > FullFields;

    /// <summary>A field of a row.</summary>
    public ReadOnlySpan<byte> this[int row, int column]
    {
        get
        {
            ref var field = ref _fields[(row * Width) + column];
            return _text.AsSpan(field.Start, field.Length);
        }
    }

    /// <summary>What a field is.</summary>
    public FieldKind KindOf(int row, int column) => _fields[(row * Width) + column].Kind;

    /// <summary>The line of the file in which a row begins.</summary>
    public long LineOf(int row) => _lines[row];

    /// <summary>Begins anew.</summary>
    /// <param name="width">How many fields each row has.</param>
    /// <param name="part">Which part of the table it belongs to.</param>
    public void Begin(int width, int part)
    {
        (Width, Part, Rows, _length, _count) = (width, part, 0, 0, 0);
        if (_text.Length > KeptBytes)
        {
            _text = new byte[64 * 1024];
        }

        var fields = Math.Min(width * MaxRows, FullFields + width);
        if (_fields.Length < fields || _fields.Length > 4 * fields)
        {
            _fields = new Field[fields];
        }
    }

    /// <summary>Begins a row, to which fields are added then.</summary>
    /// <param name="line">Its line.</param>
    /// <param name="text">All of its text, where that is at hand; the fields say where in it they are.</param>
    /// <returns>Where the text begins.</returns>
    public int BeginRow(long line, ReadOnlySpan<byte> text)
    {
        _lines[Rows++] = line;
        return Append(text);
    }

    /// <summary>Adds a field whose text was added with its row.</summary>
    public void Add(int start, int length, FieldKind kind) => _fields[_count++] = new Field(start, length, kind);

    /// <summary>Adds a field.</summary>
    public void Add(ReadOnlySpan<byte> text, FieldKind kind) => Add(Append(text), text.Length, kind);

    /// <summary>Takes a value out of the last row.</summary>
    public void Clear(int column) => _fields[_count - Width + column].Kind = FieldKind.None;

    private int Append(ReadOnlySpan<byte> text)
    {
        var start = _length;
        if (_text.Length - start < text.Length)
        {
            Array.Resize(ref _text, Math.Max(start + text.Length, 2 * _text.Length));
        }

        text.CopyTo(_text.AsSpan(start));
        _length += text.Length;
        return start;
    }
}
