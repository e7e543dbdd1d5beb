using System.Text;
using System.Text.Unicode;

namespace Hyperlane.Data;

/// <summary>
/// Cuts separated text (RFC 4180 and its relatives) in UTF-8 into records. It takes any mix of line ends, and quotes as Python's csv module
/// does: inside a bare field they are letters.
/// </summary>
/// <param name="content">UTF-8, without a byte order mark.</param>
/// <param name="delimiter">What stands between fields; <c>\0</c> if every line is one field.</param>
/// <param name="most">The longest record, in bytes.</param>
internal sealed class CsvRecords(Stream content, byte delimiter, int most = FieldReader.MaxBytes)
{
    /// <summary>What is wrong with a record that is not UTF-8.</summary>
    public const string NotUtf8 = "It is not UTF-8.";

    /// <summary>What is wrong with a record that ends in a quote.</summary>
    public const string Unclosed = "A quote is opened and never closed.";

    private const byte Quote = (byte)'"';
    private const byte Return = (byte)'\r';
    private const byte NewLine = (byte)'\n';

    private byte[] _buffer = new byte[Math.Min(most, 256 * 1024)];
    private Field[] _fields = new Field[32];
    private int _begin;
    private int _at;
    private int _end;
    private bool _isOver;
    private long _nextLine = 1;

    private record struct Field(int Start, int Length, bool IsQuoted, bool IsToMend);

    /// <summary>How many fields the present record has.</summary>
    public int Count { get; private set; }

    /// <summary>The line in which it begins.</summary>
    public long Line { get; private set; }

    /// <summary>What is wrong with it.</summary>
    public string? Broken { get; private set; }

    /// <summary>Whether it is an empty line.</summary>
    public bool IsBlank => Count == 1 && _fields[0] is { Length: 0, IsQuoted: false };

    /// <summary>Whether the end of the file cuts it off, if nothing more comes.</summary>
    public bool IsLast => _isOver && _at >= _end;

    /// <summary>The record as it stands in the file, as far as its fields have no escaped quotes.</summary>
    public string Text => Encoding.UTF8.GetString(_buffer.AsSpan(_begin, _at - _begin)).TrimEnd('\r', '\n');

    /// <summary>The bytes of the record.</summary>
    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(_begin, _at - _begin);

    public ReadOnlySpan<byte> this[int i] => i < Count ? _buffer.AsSpan(_fields[i].Start, _fields[i].Length) : default;

    /// <summary>Whether a field stood in quotes.</summary>
    public bool IsQuoted(int i) => i < Count && _fields[i].IsQuoted;

    /// <summary>Adds the record to a batch of as many columns as it has fields.</summary>
    public void CopyTo(RowBatch batch, long line)
    {
        var start = batch.BeginRow(line, Bytes) - _begin;
        for (var i = 0; i < batch.Width; i++)
        {
            ref var field = ref _fields[i];
            batch.Add(start + field.Start, field.Length, field.IsQuoted
                ? FieldKind.Quoted
                : field.Length == 0 ? FieldKind.None : FieldKind.Bare);
        }
    }

    /// <summary>Goes to the next record.</summary>
    public bool Read()
    {
        _begin = _at;
        while (_at < _end || Fill())
        {
            if (TryCut(_isOver) || (!Fill() && TryCut(isLast: true)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Leaves a line out, whatever is in it.</summary>
    public bool SkipLine()
    {
        _begin = _at;
        while (_at < _end || Fill())
        {
            var end = _buffer.AsSpan(_at, _end - _at).IndexOfAny(Return, NewLine);
            if (end >= 0 && (_at + end + 1 < _end || _isOver || !Fill()))
            {
                _at += end;
                PassLineEnd();
                _nextLine++;
                return true;
            }

            if (end < 0 && !Fill())
            {
                _at = _end;
                return true;
            }
        }

        return false;
    }

    /// <summary>Gets more of the file. What is left of the present record moves to the front.</summary>
    private bool Fill()
    {
        if (_isOver)
        {
            return false;
        }

        var kept = _end - _begin;
        if (kept == _buffer.Length)
        {
            if (kept >= most)
            {
                throw new ProblemException(
                    422, $"Line {_nextLine} begins a row of more than {most >> 20} MiB, or a quote is opened there and never closed.");
            }

            Array.Resize(ref _buffer, Math.Min(most, _buffer.Length * 2));
        }

        if (_begin > 0)
        {
            _buffer.AsSpan(_begin, kept).CopyTo(_buffer);
            (_at, _end, _begin) = (_at - _begin, kept, 0);
        }

        var read = content.Read(_buffer, _end, _buffer.Length - _end);
        _isOver = read == 0;
        _end += read;
        return !_isOver;
    }

    /// <summary>Finds the fields of the record that begins here, if all of it is there.</summary>
    private bool TryCut(bool isLast)
    {
        var at = _at = _begin;
        var hasQuotes = false;
        Count = 0;
        Broken = null;
        while (true)
        {
            if (!TryCutField(ref at, isLast, ref hasQuotes))
            {
                return false;
            }

            if (at >= _end || _buffer[at] != delimiter)
            {
                break;
            }

            at++;
        }

        if (at < _end && _buffer[at] == Return && at + 1 == _end && !isLast)
        {
            return false; // a line feed may follow
        }

        var record = _buffer.AsSpan(_begin, at - _begin);
        (Line, _at) = (_nextLine, at);
        PassLineEnd();
        _nextLine += 1 + (hasQuotes ? record.Count(NewLine) : 0);
        Broken ??= Utf8.IsValid(record) ? null : NotUtf8;
        for (var i = 0; hasQuotes && i < Count; i++)
        {
            ref var field = ref _fields[i];
            field.Length = field.IsToMend ? QuotedText.Mend(_buffer.AsSpan(field.Start, field.Length)) : field.Length;
        }

        return true;
    }

    private bool TryCutField(ref int at, bool isLast, ref bool hasQuotes)
    {
        var start = at;
        while (start < _end && _buffer[start] == (byte)' ' && delimiter != (byte)' ')
        {
            start++;
        }

        if (start == _end && !isLast)
        {
            return false;
        }

        var mend = false;
        var from = at;
        var isQuoted = start < _end && _buffer[start] == Quote && delimiter != 0;
        if (isQuoted)
        {
            hasQuotes = true;
            from = start + 1;
            at = FindClosing(from, isLast, ref mend);
            if (at < 0)
            {
                return false;
            }
        }

        var rest = _buffer.AsSpan(at, _end - at);
        var end = delimiter == 0 ? rest.IndexOfAny(Return, NewLine) : rest.IndexOfAny(delimiter, Return, NewLine);
        if (end < 0 && !isLast)
        {
            return false;
        }

        end = end < 0 ? rest.Length : end;
        if (isQuoted && Broken is null && rest[..end].ContainsAnyExcept((byte)' '))
        {
            mend = true; // "a"b is ab
            Add(new Field(from, at + end - from, true, true));
        }
        else
        {
            Add(isQuoted
                ? new Field(from, Math.Max(at - from - (Broken is null ? 1 : 0), 0), true, mend)
                : new Field(from, at + end - from, false, false));
        }

        at += end;
        return true;
    }

    /// <summary>Where it goes on behind the closing quote; less than 0 if it is not there yet.</summary>
    private int FindClosing(int at, bool isLast, ref bool mend)
    {
        while (true)
        {
            var quote = _buffer.AsSpan(at, _end - at).IndexOf(Quote);
            if (quote < 0)
            {
                if (!isLast)
                {
                    return -1;
                }

                Broken = Unclosed;
                return at; // go on at the end of this line
            }

            at += quote + 1;
            if (at == _end && !isLast)
            {
                return -1;
            }

            if (at == _end || _buffer[at] != Quote)
            {
                return at;
            }

            mend = true;
            at++;
        }
    }

    private void PassLineEnd()
    {
        if (_at < _end)
        {
            _at += _buffer[_at] == Return && _at + 1 < _end && _buffer[_at + 1] == NewLine ? 2 : 1;
        }
    }

    private void Add(Field field)
    {
        if (Count == _fields.Length)
        {
            Array.Resize(ref _fields, Count * 2);
        }

        _fields[Count++] = field;
    }
}
