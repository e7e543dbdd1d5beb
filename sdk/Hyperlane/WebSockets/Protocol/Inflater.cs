using System.IO.Compression;
using Hyperlane.Transport;

namespace Hyperlane.WebSockets.Protocol;

/// <summary>Undoes the compression of messages (RFC 7692 §7.2.2).</summary>
/// <param name="keepsContext">Whether a message may refer to those before it; false where the client agreed not to.</param>
internal sealed class Inflater(bool keepsContext) : IDisposable
{
    private const int Step = 4096;

    private FeedStream _feed = new();
    private DeflateStream? _inflate;

    /// <summary>Inflates one message, and stops as soon as it is too large: a few bytes may stand for gigabytes.</summary>
    public WebSocketFault Inflate(ReadOnlySpan<byte> message, ref RentedBuffer output, int most)
    {
        try
        {
            // The four bytes that a sender leaves out come last (RFC 7692 §7.2.2).
            var fault = Feed(message, ref output, most, begins: true);
            fault = fault == WebSocketFault.None ? Feed([0x00, 0x00, 0xFF, 0xFF], ref output, most, begins: message.IsEmpty) : fault;
            if (!keepsContext)
            {
                Dispose();
            }

            return fault;
        }
        catch (InvalidDataException)
        {
            return WebSocketFault.BrokenCompression;
        }
    }

    public void Dispose()
    {
        _inflate?.Dispose();
        _inflate = null;
        _feed = new();
    }

    private WebSocketFault Feed(ReadOnlySpan<byte> bytes, ref RentedBuffer output, int most, bool begins)
    {
        _inflate ??= new DeflateStream(_feed, CompressionMode.Decompress);
        _feed.Clear();
        _feed.Write(bytes);
        _feed.Rewind();
        while (_inflate.Read(output.Reserve(Step).Span) is var read and > 0)
        {
            output.Advance(read);
            if (output.Count > most)
            {
                return WebSocketFault.MessageTooLarge;
            }
        }

        if (!begins || bytes.IsEmpty || !_feed.IsAtBeginning)
        {
            return WebSocketFault.None;
        }

        // Nothing of it was taken: the message before ended with a block that says it is the last, wherever in its bytes or
        // in the four behind them, and this one begins anew (RFC 7692 §7.2.3.4).
        Dispose();
        return Feed(bytes, ref output, most, begins: false);
    }
}
