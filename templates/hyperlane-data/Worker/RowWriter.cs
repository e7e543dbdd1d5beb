using System.Buffers.Binary;
using System.Text;

namespace HyperlaneData._1;

/// <summary>What a cell is on its way out of a worker: the first byte of it.</summary>
public enum CellKind : byte
{
    /// <summary>Nothing.</summary>
    Null,

    /// <summary>False, and no more bytes.</summary>
    False,

    /// <summary>True, and no more bytes.</summary>
    True,

    /// <summary>Eight bytes: a whole number.</summary>
    Integer,

    /// <summary>Eight bytes: a floating-point number.</summary>
    Number,

    /// <summary>Sixteen bytes: a decimal of .NET.</summary>
    Decimal,

    /// <summary>Four bytes of length, and UTF-8.</summary>
    Text,

    /// <summary>Eight bytes: days since 1970.</summary>
    Date,

    /// <summary>Eight bytes: microseconds since midnight.</summary>
    Time,

    /// <summary>Eight bytes: microseconds since 1970, of no time zone.</summary>
    Timestamp,

    /// <summary>Eight bytes: microseconds since 1970, UTC.</summary>
    Instant,
}

/// <summary>Brings rows to the service: many small ones together in a frame, so that each costs little.</summary>
public sealed class RowWriter(FrameWriter frames, int mostBytes)
{
    private const int FlushAt = 64 * 1024;

    private byte[] _buffer = new byte[2 * FlushAt];
    private int _length = FrameWriter.HeadBytes;

    /// <summary>Writes a value without further bytes.</summary>
    public void Write(CellKind kind)
    {
        Grow(1);
        _buffer[_length++] = (byte)kind;
    }

    /// <summary>Writes a value of eight bytes.</summary>
    public void Write(CellKind kind, long value)
    {
        Grow(9);
        _buffer[_length] = (byte)kind;
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.AsSpan(_length + 1), value);
        _length += 9;
    }

    /// <summary>Writes a number.</summary>
    public void Write(double value) => Write(CellKind.Number, BitConverter.DoubleToInt64Bits(value));

    /// <summary>Writes a decimal.</summary>
    public void Write(decimal value)
    {
        Write(CellKind.Decimal);
        Grow(16);
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        foreach (var part in parts)
        {
            BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(_length), part);
            _length += 4;
        }
    }

    /// <summary>Writes a text that is UTF-8 already.</summary>
    public void Write(ReadOnlySpan<byte> text)
    {
        Grow(5 + text.Length);
        _buffer[_length] = (byte)CellKind.Text;
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(_length + 1), text.Length);
        text.CopyTo(_buffer.AsSpan(_length + 5));
        _length += 5 + text.Length;
    }

    /// <summary>Writes a short text.</summary>
    public void Write(string text) => Write(Encoding.UTF8.GetBytes(text));

    /// <summary>A row is complete: sends it, if there is enough to send.</summary>
    public void EndRow()
    {
        if (_length >= FlushAt)
        {
            Flush();
        }
    }

    /// <summary>Sends what there is.</summary>
    public void Flush()
    {
        if (_length > FrameWriter.HeadBytes)
        {
            frames.Write(FrameKind.Rows, _buffer.AsSpan(0, _length));
            _length = FrameWriter.HeadBytes;
        }
    }

    private void Grow(int bytes)
    {
        if (_buffer.Length - _length >= bytes)
        {
            return;
        }

        var needed = (long)_length + bytes;
        if (needed > mostBytes)
        {
            throw new ProblemException(422, $"A row of the answer has more than {mostBytes >> 20} MiB. Ask for fewer columns, or for a part of their values.");
        }

        Array.Resize(ref _buffer, (int)Math.Min(mostBytes, Math.Max(needed, _buffer.Length * 2L)));
    }
}
