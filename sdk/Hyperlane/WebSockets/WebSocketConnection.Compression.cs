using System.Text.Unicode;
using Hyperlane.Transport;
using Hyperlane.WebSockets.Protocol;

namespace Hyperlane.WebSockets;

/// <content>Compressed messages (RFC 7692): taken whole, then inflated.</content>
public sealed partial class WebSocketConnection
{
    private readonly Inflater? _inflater;
    private RentedBuffer _inflated = new();
    private bool _isCompressed;

    /// <summary>What the last read has brought.</summary>
    private ReadOnlyMemory<byte> Received => _isCompressed ? _inflated.Written : _message.Written;

    /// <summary>Whether a frame is of a compressed message, which is taken whole: its parts make no sense one by one.</summary>
    private bool IsCompressed(FrameHeader header) => header.Opcode == Opcode.Continuation ? _isCompressed : header.IsCompressed;

    private WebSocketFault Inflate()
    {
        _inflated.Clear();
        var fault = _inflater!.Inflate(_message.Written.Span, ref _inflated, _options.MaxMessageBytes);
        return fault == WebSocketFault.None && _isText && !Utf8.IsValid(_inflated.Written.Span) ? WebSocketFault.InvalidUtf8 : fault;
    }
}
