using System.Text;

namespace Hyperlane.Data;

/// <summary>A row of a sheet: its fields as UTF-8.</summary>
internal sealed class SheetRow
{
    private readonly List<(int Start, int Length, FieldKind Kind)> _fields = [];
    private byte[] _bytes = [];
    private int _length;

    /// <summary>Its number, as Excel shows it.</summary>
    public int Number { get; set; }

    /// <summary>How many fields it has, up to the last one that is filled.</summary>
    public int Count => _fields.Count;

    /// <summary>Whether nothing stands there.</summary>
    public bool IsEmpty => _fields.Count == 0 && !IsLeft;

    /// <summary>Whether a value stands left of the table.</summary>
    public bool IsLeft { get; private set; }

    /// <summary>Whether there is a text in its first column, and nothing else.</summary>
    public bool IsTitle => _fields is [{ Kind: FieldKind.Text }] && !IsLeft;

    /// <summary>All of it, with tabs between the fields.</summary>
    public string Text => string.Join('\t', _fields.Select(part => Encoding.UTF8.GetString(_bytes, part.Start, part.Length)));

    public ReadOnlySpan<byte> this[int i] => i < _fields.Count ? _bytes.AsSpan(_fields[i].Start, _fields[i].Length) : default;

    /// <summary>What a field is.</summary>
    public FieldKind KindOf(int i) => i < _fields.Count ? _fields[i].Kind : FieldKind.None;

    /// <summary>Takes everything out.</summary>
    /// <param name="number">The number of the row that it is from now on.</param>
    public void Clear(int number)
    {
        (Number, _length, IsLeft) = (number, 0, false);
        _fields.Clear();
    }

    /// <summary>Adds a field, in the order of the columns.</summary>
    /// <param name="column">The column; less than 0 left of the table.</param>
    /// <param name="text">The field.</param>
    /// <param name="kind">What it is.</param>
    public void Add(int column, string text, FieldKind kind)
    {
        if (kind == FieldKind.None || column < 0)
        {
            IsLeft |= kind != FieldKind.None;
            return;
        }

        while (_fields.Count < column)
        {
            _fields.Add((_length, 0, FieldKind.None));
        }

        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_bytes.Length < _length + most)
        {
            Array.Resize(ref _bytes, Math.Max(_length + most, _bytes.Length * 2));
        }

        var length = Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
        _fields.Add((_length, length, kind));
        _length += length;
    }
}
