using System.Buffers;

namespace Hyperlane.Data;

/// <summary>
/// Cuts JSON into the values of one array, without having more than one of them in memory. It only looks for brackets and quotes; whether a
/// value is JSON, its reader finds out.
/// </summary>
/// <param name="content">UTF-8, without a byte order mark.</param>
/// <param name="maxDepth">How deep it may be nested.</param>
internal sealed class JsonStream(Stream content, int maxDepth)
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> AfterScalar = SearchValues.Create(",]} \t\r\n:"u8);

    private byte[] _buffer = new byte[256 * 1024];
    private int _at;
    private int _end;
    private bool _isOver;
    private bool _isFirst = true;

    /// <summary>What comes next, behind blanks; 0 at the end.</summary>
    public byte Peek()
    {
        while (true)
        {
            while (_at < _end)
            {
                if (_buffer[_at] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                {
                    return _buffer[_at];
                }

                _at++;
            }

            if (!Fill())
            {
                return 0;
            }
        }
    }

    /// <summary>Passes what comes next, if it is this.</summary>
    public bool TryPass(byte sign)
    {
        if (Peek() != sign)
        {
            return false;
        }

        _at++;
        return true;
    }

    /// <summary>The next value, whole. It is valid until the next call.</summary>
    /// <exception cref="ProblemException">It is not whole, or too deep.</exception>
    public ReadOnlySpan<byte> Value()
    {
        Peek();
        int length;
        while ((length = TryMeasure()) < 0)
        {
            if (!Fill())
            {
                throw Malformed("the end is missing");
            }
        }

        var value = _buffer.AsSpan(_at, length);
        _at += length;
        return value;
    }

    /// <summary>The array begins here whose values come next.</summary>
    public void BeginArray() => _isFirst = true;

    /// <summary>The next value of the array in which this stands; false at its end.</summary>
    public bool TryNext(out ReadOnlySpan<byte> value)
    {
        value = default;
        if (_isFirst ? TryPass((byte)']') : !TryPass((byte)','))
        {
            return _isFirst || TryPass((byte)']')
                ? false
                : throw Malformed(Peek() == 0 ? "the end is missing" : "a comma is missing between two values");
        }

        _isFirst = false;
        if (Peek() == (byte)']')
        {
            throw Malformed("a comma stands before the closing bracket");
        }

        value = Value();
        return true;
    }

    /// <summary>That it is no JSON.</summary>
    public static ProblemException Malformed(string why) => new(400, $"Malformed JSON: {why}.");

    /// <summary>How long the value is that begins here; less than 0 if its end is not there yet.</summary>
    private int TryMeasure()
    {
        var rest = _buffer.AsSpan(_at, _end - _at);
        if (rest.IsEmpty)
        {
            return -1;
        }

        if (rest[0] is not ((byte)'{' or (byte)'[' or (byte)'"'))
        {
            var end = rest.IndexOfAny(AfterScalar);
            return end == 0 ? throw Malformed("a value is missing") : end > 0 ? end : _isOver ? rest.Length : -1;
        }

        var (depth, at) = (0, 0);
        while (true)
        {
            var next = rest[at..].IndexOfAny(Structure);
            if (next < 0)
            {
                return -1;
            }

            at += next;
            switch (rest[at++])
            {
                case (byte)'"':
                    at = EndOfText(rest, at);
                    if (at < 0)
                    {
                        return -1;
                    }

                    break;
                case (byte)'{' or (byte)'[':
                    if (++depth > maxDepth)
                    {
                        throw new ProblemException(422, $"The JSON is nested more than {maxDepth} deep (Data:MaxNesting).");
                    }

                    break;
                default:
                    depth--;
                    break;
            }

            if (depth <= 0)
            {
                return at;
            }
        }
    }

    private static int EndOfText(ReadOnlySpan<byte> text, int at)
    {
        while (true)
        {
            var next = text[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0)
            {
                return -1;
            }

            at += next;
            if (text[at] == (byte)'"')
            {
                return at + 1;
            }

            at += 2;
            if (at > text.Length)
            {
                return -1;
            }
        }
    }

    private bool Fill()
    {
        if (_isOver)
        {
            return false;
        }

        var kept = _end - _at;
        if (kept == _buffer.Length)
        {
            if (kept >= FieldReader.MaxBytes)
            {
                throw new ProblemException(422, $"A value of the JSON has more than {FieldReader.MaxBytes >> 20} MiB.");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        _buffer.AsSpan(_at, kept).CopyTo(_buffer);
        (_at, _end) = (0, kept);
        var read = content.Read(_buffer, _end, _buffer.Length - _end);
        _isOver = read == 0;
        _end += read;
        return !_isOver;
    }
}
