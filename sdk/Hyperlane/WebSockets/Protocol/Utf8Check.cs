using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Hyperlane.WebSockets.Protocol;

/// <summary>
/// Checks that text is UTF-8 while it arrives piece by piece, characters torn apart included (RFC 6455 §8.1). What cannot become a
/// character any more is found at once.
/// </summary>
internal struct Utf8Check
{
    /// <summary>The beginning of a character whose rest has not arrived: up to three bytes, the first in the lowest place.</summary>
    private uint _torn;
    private int _tornLength;

    /// <summary>Whether the text may end here.</summary>
    public readonly bool IsWhole => _tornLength == 0;

    /// <summary>Takes the next piece.</summary>
    /// <returns>False when this is no UTF-8.</returns>
    public bool TryAppend(ReadOnlySpan<byte> piece)
    {
        while (_tornLength > 0 && !piece.IsEmpty)
        {
            if (!TryMend(piece[0]))
            {
                return false;
            }

            piece = piece[1..];
        }

        var torn = TornEnd(piece);
        if (!Utf8.IsValid(piece[..^torn]))
        {
            return false;
        }

        foreach (var b in piece[^torn..])
        {
            if (!TryMend(b))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How many bytes at the end may begin a character that goes on.</summary>
    private static int TornEnd(ReadOnlySpan<byte> piece)
    {
        for (var length = 1; length <= Math.Min(3, piece.Length); length++)
        {
            var b = piece[^length];
            if (b >= 0xC0)
            {
                return length < (b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2) ? length : 0;
            }

            if (b < 0x80)
            {
                return 0;
            }
        }

        return 0;
    }

    private bool TryMend(byte next)
    {
        Span<byte> bytes = [(byte)_torn, (byte)(_torn >> 8), (byte)(_torn >> 16), 0];
        bytes[_tornLength] = next;
        switch (Rune.DecodeFromUtf8(bytes[..(_tornLength + 1)], out _, out _))
        {
            case OperationStatus.Done:
                (_torn, _tornLength) = (0, 0);
                return true;
            case OperationStatus.NeedMoreData:
                _torn |= (uint)next << (8 * _tornLength++);
                return true;
            default:
                return false;
        }
    }
}
