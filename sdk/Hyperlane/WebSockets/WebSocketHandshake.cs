using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Hyperlane.Http;
using Hyperlane.Http.Messages;
using Hyperlane.WebSockets.Protocol;

namespace Hyperlane.WebSockets;

/// <summary>The opening handshake (RFC 6455 §4.2): every check of what a client sent, and what it is answered.</summary>
internal static class WebSocketHandshake
{
    private const string Version = "13";

    private static readonly SearchValues<char> Base64Digits =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

    /// <summary>Checks a request, except for its origin.</summary>
    /// <returns>Null when the client may go on, else the problem; header fields that go with it are set.</returns>
    public static ProblemDetails? Check(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (Missing(context.Request) is { } missing)
        {
            context.Response.Headers["Upgrade"] = "websocket";
            return Problem(426, $"This is a WebSocket, and the request {missing} (RFC 6455 §4.2.1).");
        }

        if (!context.CanUpgrade)
        {
            return Problem(400, "The request has a body, which would be in the way of the WebSocket: a handshake has none (RFC 6455 §4.1).");
        }

        if (headers["Sec-WebSocket-Version"] != Version)
        {
            context.Response.Headers["Upgrade"] = "websocket";
            context.Response.Headers["Sec-WebSocket-Version"] = Version;
            return Problem(426, "This server speaks version 13 of the WebSocket protocol (RFC 6455 §4.4).");
        }

        return !IsKey(headers["Sec-WebSocket-Key"]) ? Problem(400, "Sec-WebSocket-Key must be 16 bytes in base64 (RFC 6455 §4.1).")
            : ExtensionOffer.ReadAll(headers["Sec-WebSocket-Extensions"]) is null
            ? Problem(400, "Sec-WebSocket-Extensions is malformed (RFC 6455 §9.1).")
            : null;
    }

    /// <summary>What a request lacks to ask for a WebSocket.</summary>
    private static string? Missing(HttpRequest request)
        => request.Method != HttpMethods.Get ? $"is a {request.Method}, not a GET"
            : request.Protocol != "HTTP/1.1" ? $"is {request.Protocol}, which has no upgrades: it takes HTTP/1.1"
            : !HeaderSyntax.HasToken(request.Headers["Upgrade"], "websocket") ? "has no 'Upgrade: websocket'"
            : !HeaderSyntax.HasToken(request.Headers["Connection"], "upgrade")
            ? "has no 'Connection: Upgrade'; a proxy in front has to pass it on"
            : null;

    /// <summary>What proves to the client that its key was understood (RFC 6455 §4.2.2).</summary>
    public static string Accept(string key)
    {
        const string Guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
#pragma warning disable CA5350 // It protects nothing; the protocol has it so.
        return Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + Guid)));
#pragma warning restore CA5350
    }

    /// <summary>The first of the client's subprotocols, in its order of preference, that is spoken here; null for none.</summary>
    public static string? SubProtocol(HttpContext context, IReadOnlyCollection<string> spoken)
    {
        var offered = spoken.Count == 0 ? default : context.Request.Headers["Sec-WebSocket-Protocol"].AsSpan();
        while (HeaderSyntax.TryTakeMember(ref offered, out var member))
        {
            var name = member.ToString();
            if (spoken.Contains(name))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>The first of the client's offers of compression that can be accepted; null for none. The request was found good.</summary>
    public static DeflateAgreement? Compression(HttpContext context, WebSocketOptions options)
        => options.Compression
            ? ExtensionOffer.ReadAll(context.Request.Headers["Sec-WebSocket-Extensions"])!.Select(
                offer => DeflateAgreement.Of(offer, options.CompressionContext)).FirstOrDefault(agreed => agreed is not null)
            : null;

    private static ProblemDetails Problem(int status, string detail) => new() { Status = status, Detail = detail };

    /// <summary>
    /// 16 bytes are 22 digits and the padding. Bits of the last digit that are none of theirs may be set: they are in the example of RFC
    /// 6455 §4.1.
    /// </summary>
    private static bool IsKey(string? key)
        => key is { Length: 24 } && key.EndsWith("==", StringComparison.Ordinal) && !key.AsSpan(0, 22).ContainsAnyExcept(Base64Digits);
}
