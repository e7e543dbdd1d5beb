using System.Buffers;

namespace Hyperlane.Data;

/// <summary>Brings rows to the service: many small ones together in a frame, so that each costs little.</summary>
/// <param name="frames">Where to.</param>
/// <param name="maxBytes">How long a row may be.</param>
internal sealed class FrameBuffer(FrameWriter frames, int maxBytes) : IBufferWriter<byte>
{
    private const int FlushAt = 128 * 1024;

    private byte[] _buffer = new byte[2 * FlushAt];
    private int _length = FrameWriter.HeadBytes;

    public void Advance(int count) => _length += count;

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(Math.Max(sizeHint, 1));
        return _buffer.AsSpan(_length);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(Math.Max(sizeHint, 1));
        return _buffer.AsMemory(_length);
    }

    /// <summary>A row is complete: sends what there is, if that is enough.</summary>
    public void EndRow()
    {
        if (_length >= FlushAt)
        {
            Send(mayWait: false);
        }
    }

    /// <summary>The last row is complete: what there is goes with the next frame.</summary>
    public void End()
    {
        if (_length > FrameWriter.HeadBytes)
        {
            Send(mayWait: true);
        }
    }

    private void Send(bool mayWait)
    {
        frames.Write(FrameKind.Rows, _buffer.AsSpan(0, _length), mayWait);
        _length = FrameWriter.HeadBytes;
    }

    private void Grow(int bytes)
    {
        if (_buffer.Length - _length >= bytes)
        {
            return;
        }

        var needed = (long)_length + bytes;
        if (needed > maxBytes)
        {
            throw new ProblemException(
                422, $"A row of the answer has more than {maxBytes >> 20} MiB. Ask for fewer columns, or for a part of their values.");
        }

        Array.Resize(ref _buffer, (int)Math.Min(maxBytes, Math.Max(needed, _buffer.Length * 2L)));
    }
}
