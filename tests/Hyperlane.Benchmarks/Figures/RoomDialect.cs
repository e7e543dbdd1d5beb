using System.Globalization;
using System.Text;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>How one speaks to a room, over WebSockets in either case.</summary>
/// <param name="Program">The server.</param>
/// <param name="Hello">What a member sends first; null for nothing.</param>
/// <param name="Say">What a member sends to say something.</param>
/// <param name="Said">What each then gets.</param>
internal sealed record RoomDialect(ServerProgram Program, string? Hello, Func<string, string> Say, Func<string, string> Said)
{
    public static RoomDialect Hyperlane { get; } = new(ServerProgram.RoomHyperlane, null, text => text, text => text);

    /// <summary>SignalR's JSON protocol, each message of which ends with 0x1E.</summary>
    public static RoomDialect SignalR { get; } = new(
        ServerProgram.RoomAspNetCore,
        "{\"protocol\":\"json\",\"version\":1}\u001e",
        text => $$"""{"type":1,"target":"Say","arguments":["{{text}}"]}""" + '\u001e',
        text => $$"""{"type":1,"target":"said","arguments":["{{text}}"]}""" + '\u001e');

    /// <summary>A frame as clients send it, masked with zeros.</summary>
    public static byte[] Frame(string text)
    {
        var payload = Encoding.UTF8.GetBytes(text);
        return payload.Length < 126
            ? [0x81, (byte)(0x80 | payload.Length), 0, 0, 0, 0, .. payload]
            : [0x81, 0x80 | 126, (byte)(payload.Length >> 8), (byte)payload.Length, 0, 0, 0, 0, .. payload];
    }

    public static string Handshake(Uri server) => string.Create(
        CultureInfo.InvariantCulture,
        $"GET /room HTTP/1.1\r\nHost: {server.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
}
