using System.Buffers;

namespace Hyperlane.Transport;

/// <summary>
/// What was received and not yet consumed, in one piece of memory, so that the reader finds one span. Empty, it holds none.
/// </summary>
internal struct ReceiveBuffer()
{
    private const int MinimumRead = 1024;
    private const int FirstRent = 8 * 1024;
    private const int MaxRead = 256 * 1024;

    private byte[] _bytes = [];
    private int _start;
    private int _end;
    private int _examined;
    private int _lastRead;

    public readonly bool IsEmpty => _start == _end;

    /// <summary>Whether there are bytes that the reader has not said to have looked at.</summary>
    public readonly bool HasUnexamined => _examined < _end;

    public readonly ReadOnlySequence<byte> Bytes => new(_bytes, _start, _end - _start);

    /// <summary>Where to receive. After a large read the next room is larger.</summary>
    public Span<byte> MakeRoom()
    {
        if (_bytes.Length - _end < MinimumRead)
        {
            var length = _end - _start;
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(FirstRent, Math.Max(length * 2, Math.Min(_lastRead * 2, MaxRead))));
            _bytes.AsSpan(_start, length).CopyTo(larger);
            var examined = _examined - _start;
            Release();
            _bytes = larger;
            _end = length;
            _examined = examined;
        }

        return _bytes.AsSpan(_end);
    }

    /// <summary>Notes that so many bytes were received into the room.</summary>
    public void Add(int received)
    {
        _end += received;
        _lastRead = received;
    }

    /// <summary>A sequence over one array gives positions that are indexes of it.</summary>
    public void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        _start = consumed.GetInteger();
        _examined = examined.GetInteger();
        ReleaseIfEmpty();
    }

    public void ReleaseIfEmpty()
    {
        if (IsEmpty)
        {
            Release();
        }
    }

    public void Release()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
        }

        _start = _end = _examined = 0;
    }
}
