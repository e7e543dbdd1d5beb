using System.Buffers.Binary;

namespace Hyperlane.Data;

/// <summary>Reads what <see cref="FrameWriter"/> writes.</summary>
/// <param name="input">The other end of the pipe.</param>
/// <param name="most">How long a content may be: more is no frame of ours.</param>
internal sealed class FrameReader(Stream input, int most)
{
    private byte[] _buffer = new byte[256 * 1024];
    private int _start;
    private int _end;

    /// <summary>Waits for the next frame.</summary>
    /// <returns>It; null at the end.</returns>
    /// <exception cref="InvalidDataException">What came is no frame.</exception>
    public Frame? Read()
    {
        if (!TryFill(FrameWriter.HeadBytes))
        {
            return null;
        }

        var kind = (FrameKind)_buffer[_start];
        var length = BinaryPrimitives.ReadInt32LittleEndian(_buffer.AsSpan(_start + 1));
        if (!Enum.IsDefined(kind) || length < 0 || length > most)
        {
            throw new InvalidDataException("This is no frame.");
        }

        if (!TryFill(FrameWriter.HeadBytes + length))
        {
            return null;
        }

        var content = _buffer.AsMemory(_start + FrameWriter.HeadBytes, length);
        _start += FrameWriter.HeadBytes + length;
        return new Frame(kind, content);
    }

    private bool TryFill(int length)
    {
        if (_end - _start >= length)
        {
            return true;
        }

        var target = _buffer.Length >= length ? _buffer : new byte[length];
        _buffer.AsSpan(_start, _end - _start).CopyTo(target);
        (_buffer, _start, _end) = (target, 0, _end - _start);
        while (_end < length)
        {
            var read = input.Read(_buffer, _end, _buffer.Length - _end);
            if (read == 0)
            {
                return false;
            }

            _end += read;
        }

        return true;
    }
}
