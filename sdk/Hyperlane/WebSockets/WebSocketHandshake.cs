using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Hyperlane.Http;

namespace Hyperlane.WebSockets;

/// <summary>The opening handshake (RFC 6455 §4.2): every check of what a client sent, and what it is answered.</summary>
internal static class WebSocketHandshake
{
    private const string Version = "13";

    private static readonly SearchValues<char> Base64Digits = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

    /// <summary>Checks a request.</summary>
    /// <returns>Null when the client may go on, else the problem; header fields that go with it are set.</returns>
    public static ProblemDetails? Check(HttpContext context, WebSocketOptions options)
    {
        var headers = context.Request.Headers;
        if (context.Request.Method != HttpMethods.Get || !HasToken(headers["Upgrade"], "websocket") || !HasToken(headers["Connection"], "upgrade") || !context.CanUpgrade)
        {
            context.Response.Headers["Upgrade"] = "websocket";
            return Problem(426, "This is a WebSocket: it takes 'Upgrade: websocket' and 'Connection: Upgrade' over HTTP/1.1 (RFC 6455 §4.2.1).");
        }

        if (headers["Sec-WebSocket-Version"] != Version)
        {
            context.Response.Headers["Upgrade"] = "websocket";
            context.Response.Headers["Sec-WebSocket-Version"] = Version;
            return Problem(426, "This server speaks version 13 of the WebSocket protocol (RFC 6455 §4.4).");
        }

        return !IsKey(headers["Sec-WebSocket-Key"]) ? Problem(400, "Sec-WebSocket-Key must be 16 bytes in base64 (RFC 6455 §4.1).")
            : ExtensionOffer.ReadAll(headers["Sec-WebSocket-Extensions"]) is null ? Problem(400, "Sec-WebSocket-Extensions is malformed (RFC 6455 §9.1).")
            : !IsAllowed(headers["Origin"], context.Request, options.AllowedOrigins) ? Problem(403, "Pages of this origin may not connect here.")
            : null;
    }

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
        => spoken.Count == 0 ? null : Split(context.Request.Headers["Sec-WebSocket-Protocol"]).FirstOrDefault(spoken.Contains);

    /// <summary>The first of the client's offers of compression that can be accepted; null for none. The request was found good.</summary>
    public static DeflateAgreement? Compression(HttpContext context, WebSocketOptions options)
        => options.Compression
            ? ExtensionOffer.ReadAll(context.Request.Headers["Sec-WebSocket-Extensions"])!.Select(offer => DeflateAgreement.Of(offer, options.CompressionContext)).FirstOrDefault(agreed => agreed is not null)
            : null;

    private static ProblemDetails Problem(int status, string detail) => new() { Status = status, Detail = detail };

    private static bool HasToken(string? list, string token) => Split(list).Contains(token, StringComparer.OrdinalIgnoreCase);

    private static string[] Split(string? list) => list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>16 bytes are 22 digits and the padding. Bits of the last digit that are none of theirs may be set: they are in the example of RFC 6455 §4.1.</summary>
    private static bool IsKey(string? key)
        => key is { Length: 24 } && key.EndsWith("==", StringComparison.Ordinal) && !key.AsSpan(0, 22).ContainsAnyExcept(Base64Digits);

    private static bool IsAllowed(string? origin, HttpRequest request, IList<string> allowed)
        => origin is null
            || allowed.Contains("*")
            || allowed.Contains(origin, StringComparer.OrdinalIgnoreCase)
            || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority.Equals(WithoutDefaultPort(request.Headers["Host"], page), StringComparison.OrdinalIgnoreCase));

    /// <summary>An origin leaves the port of its scheme out; the Host of a request may have it.</summary>
    private static string? WithoutDefaultPort(string? host, Uri page)
        => host is not null && page.IsDefaultPort && host.EndsWith($":{page.Port}", StringComparison.Ordinal) ? host[..host.LastIndexOf(':')] : host;
}
