using System.Text;

namespace Hyperlane.Data;

/// <summary>
/// Separated text as a table. Empty lines are no rows, but in a table of one column they are rows without a value. Some shorter lines at
/// the end, after an empty one, are a footer.
/// </summary>
internal sealed class CsvReader : FieldReader
{
    private const int MaxFooterLines = 20;

    private readonly Stream _content;
    private readonly CsvRecords _records;
    private readonly byte? _comment;
    private readonly string[] _names = [];
    private readonly Queue<(long Line, string Reason, string Text)> _held = [];
    private string? _heldText;
    private long _empty;
    private bool _isEmpty;
    private bool _isAfterBlank;
    private bool _isThere; // a record is read that no row was made of yet

    /// <param name="content">UTF-8, without a byte order mark.</param>
    /// <param name="dialect">How it is written.</param>
    public CsvReader(Stream content, Dialect dialect)
    {
        (_content, _comment) = (content, dialect.Comment is { } sign ? (byte)sign : null);
        _records = new CsvRecords(content, (byte)dialect.Delimiter);
        for (var i = 0L; i < dialect.Skip && _records.SkipLine(); i++)
        {
        }

        while (_records.Read())
        {
            if (!_records.IsBlank && !IsComment)
            {
                EnsureUtf8();
                _isThere = !dialect.Header;
                _names = [.. Enumerable.Range(0, _records.Count).Select(i => dialect.Header
                    ? Encoding.UTF8.GetString(_records[i]).Trim()
                    : $"column{i}")];
                return;
            }
        }
    }

    public override IReadOnlyList<string> Names => _names;

    public override IEnumerable<string> Notes
        => _held.TryPeek(out var first)
            ? [$"From line {first.Line} on, after an empty line, no rows of the table stand there; that was left out: {Short(first.Text)}"]
            : [];

    public override string Text => _heldText ?? _records.Text;

    public override ReadOnlySpan<byte> this[int column] => _isEmpty ? default : _records[column];

    private bool IsComment
        => _comment is { } sign && !_records.IsQuoted(0) && _records[0].TrimStart((byte)' ') is [var first, ..] && first == sign;

    public override FieldKind KindOf(int column)
        => _isEmpty ? FieldKind.None
            : _records.IsQuoted(column) ? FieldKind.Quoted
            : _records[column].IsEmpty ? FieldKind.None
            : FieldKind.Bare;

    public override bool Read()
    {
        (_isEmpty, _heldText) = (false, null);
        while (_isThere || _records.Read())
        {
            if (_isThere)
            {
                if (TakeEmpty() || TakeHeld())
                {
                    return true;
                }

                _isThere = false;
                return Take();
            }

            if (_records.IsBlank)
            {
                (_isAfterBlank, _empty) = (true, _empty + (_names.Length == 1 ? 1 : 0));
            }
            else if (!IsComment)
            {
                var isRagged = _records.Count != _names.Length && _records.Broken is null;
                if (isRagged && _isAfterBlank && _records.Count < _names.Length && _held.Count < MaxFooterLines)
                {
                    _held.Enqueue((_records.Line, Ragged, _records.Text));
                    continue;
                }

                if (_empty == 0 && _held.Count == 0)
                {
                    return Take();
                }

                _isThere = true;
            }
        }

        return false;
    }

    public override void CopyTo(RowBatch batch)
    {
        if (_isEmpty)
        {
            base.CopyTo(batch);
            return;
        }

        _records.CopyTo(batch, Line);
    }

    public override void Dispose()
    {
        _content.Dispose();
        base.Dispose();
    }

    private string Ragged => $"{_records.Count} fields, where the first line has {_names.Length}.";

    private bool Take()
    {
        EnsureUtf8();
        (Line, _isAfterBlank) = (_records.Line, false);
        Broken = _records.Broken ?? (_records.Count == _names.Length ? null : Ragged);
        return true;
    }

    /// <summary>A row without a value, for an empty line that others follow.</summary>
    private bool TakeEmpty()
    {
        if (_empty == 0)
        {
            return false;
        }

        (Line, Broken, _isEmpty) = (_records.Line - _empty, null, true);
        _empty--;
        return true;
    }

    /// <summary>What was taken for a footer, and more rows follow it: it is a broken row.</summary>
    private bool TakeHeld()
    {
        if (!_held.TryDequeue(out var held))
        {
            return false;
        }

        (Line, Broken, _heldText) = held;
        return true;
    }

    /// <exception cref="ProblemException">The present record is not UTF-8.</exception>
    private void EnsureUtf8()
    {
        if (_records.Broken == CsvRecords.NotUtf8)
        {
            throw Encodings.NotUtf8(_records.Line, _records.Bytes);
        }
    }

    private static string Short(string text) => text.Length > 80 ? text[..80] + "…" : text;
}
