using System.Buffers;
using Hyperlane.Http.Messages;

namespace Hyperlane.WebSockets.Protocol;

/// <summary>Looks over frames without taking them: of one with data only the header has to be there, of a control frame all.</summary>
/// <param name="frameLeft">How many bytes of a frame that was begun come first.</param>
/// <param name="takesCompression">Whether frames may have the bit of compressed messages.</param>
internal struct FrameScan(long frameLeft, bool takesCompression)
{
    private long _at = frameLeft;

    /// <summary>Whether no data stands before the next frame, so that it can be taken.</summary>
    public readonly bool IsAtFront => _at == 0;

    /// <summary>The header of the last frame.</summary>
    public FrameHeader Header { get; private set; }

    /// <summary>Passes the next frame.</summary>
    /// <param name="buffer">All that there is, from where the scan began.</param>
    /// <param name="fault">What is wrong with the frame, whose sender then learns of it when what stands before it is read.</param>
    /// <returns>False when it is not there yet, or wrong.</returns>
    public bool TryPass(in ReadOnlySequence<byte> buffer, out WebSocketFault fault)
    {
        fault = WebSocketFault.None;
        if (_at >= buffer.Length)
        {
            return false;
        }

        var rest = buffer.Slice(_at);
        if (FrameHeader.TryRead(ref rest, takesCompression, out var header, out fault) != ParseStatus.Done
            || (header.IsControl && rest.Length < header.Length))
        {
            return false;
        }

        Header = header;
        _at = buffer.Length - rest.Length + header.Length;
        return true;
    }

    /// <summary>The payload of the control frame that was passed last.</summary>
    public readonly byte[] Payload(in ReadOnlySequence<byte> buffer)
    {
        var payload = buffer.Slice(_at - Header.Length, Header.Length).ToArray();
        Masking.Remove(payload, payload, Header.Mask, 0);
        return payload;
    }
}
