namespace Hyperlane.Tests.WebSockets.Rfc;

/// <summary>
/// RFC 6455 §4 and §10.2: what becomes a WebSocket, and what the rest is told. "one" and "two" are spoken here, and https://friend.example
/// may connect.
/// </summary>
internal static class HandshakeCases
{
    private const string Accept = "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
    private const string Upgrade = "Upgrade: websocket";
    private const string Connection = "Connection: keep-alive, Upgrade";
    private const string Version = "Sec-WebSocket-Version: 13";
    private const string Key = WebSocketClient.Key;

    public static IEnumerable<HandshakeCase> All =>
    [
        // §4.2.1: the request
        new("6455 §4.2.1", "a good request", "", "", 101, Accept, Upgrade, "Connection: Upgrade", "-Sec-WebSocket-Protocol", "-Sec-WebSocket-Extensions", "-Content-Length"),
        new("6455 §4.2.1", "it is a GET", "GET ", "POST ", 405),
        new("6455 §4.2.1", "HEAD is not", "GET ", "HEAD ", 426, Upgrade),
        new("6455 §4.2.1", "it is HTTP/1.1", "HTTP/1.1", "HTTP/1.0", 426, Upgrade),
        new("6455 §4.2.1", "it has a Host", "Host: a\r\n", "", 400),
        new("6455 §4.2.1", "Upgrade is a list without case", Upgrade, "Upgrade: h2c, WebSocket", 101, Accept),
        new("6455 §4.2.1", "Upgrade may come twice", Upgrade, "Upgrade: h2c\r\nUpgrade: websocket", 101, Accept),
        new("6455 §4.2.1", "Upgrade to another protocol", Upgrade, "Upgrade: h2c", 426, Upgrade),
        new("6455 §4.2.1", "Upgrade to what is called alike", Upgrade, "Upgrade: websockets", 426, Upgrade),
        new("6455 §4.2.1", "no Upgrade", Upgrade, "X: y", 426, Upgrade),
        new("6455 §4.2.1", "Connection is a list without case", Connection, "Connection: x,UPGRADE", 101, Accept),
        new("6455 §4.2.1", "Connection without Upgrade", Connection, "Connection: keep-alive", 426, Upgrade),
        new("6455 §4.2.1", "no Connection", Connection, "X: y", 426, Upgrade),
        new("6455 §4.2.1", "a body", "Host: a", "Host: a\r\nContent-Length: 1", 400, "-Upgrade"),
        new("6455 §4.2.1", "a body in chunks", "Host: a", "Host: a\r\nTransfer-Encoding: chunked", 400, "-Upgrade"),

        // §4.2.1 and §11.3.1: the key
        new("6455 §4.2.1", "another key", Key, "AQIDBAUGBwgJCgsMDQ4PEC==", 101, "Sec-WebSocket-Accept: OfS0wDaT5NoxF2gqm7Zj2YtetzM="),
        new("6455 §4.2.1", "no key", "Sec-WebSocket-Key", "X", 400),
        new("6455 §4.2.1", "an empty key", Key, "", 400),
        new("6455 §4.2.1", "a key of 15 bytes", Key, "dGhlIHNhbXBsZSBub25j", 400),
        new("6455 §4.2.1", "a key of 17 bytes", Key, "dGhlIHNhbXBsZSBub25jZTE=", 400),
        new("6455 §4.2.1", "a key without its padding", Key, "dGhlIHNhbXBsZSBub25jZQ", 400),
        new("6455 §4.2.1", "a key in another alphabet", Key, "dGhlIHNhbXBsZSBub25j-_==", 400),
        new("6455 §4.2.1", "a key with a space", Key, "dGhlIHNhbXBs ZSBub25jZQ=", 400),
        new("6455 §11.3.1", "two keys", $"Sec-WebSocket-Key: {Key}", $"Sec-WebSocket-Key: {Key}\r\nSec-WebSocket-Key: {Key}", 400),

        // §4.4: versions
        new("6455 §4.4", "an old version", Version, "Sec-WebSocket-Version: 8", 426, Version, Upgrade),
        new("6455 §4.4", "a later version", Version, "Sec-WebSocket-Version: 14", 426, Version, Upgrade),
        new("6455 §4.4", "13 is written so", Version, "Sec-WebSocket-Version: 013", 426, Version, Upgrade),
        new("6455 §4.4", "a list is none", Version, "Sec-WebSocket-Version: 13, 8", 426, Version, Upgrade),
        new("6455 §4.4", "no version", Version, "X: 13", 426, Version, Upgrade),

        // §1.9, §4.2.2, §11.3.4: subprotocols
        new("6455 §4.2.2", "the first that both speak", Version, $"{Version}\r\nSec-WebSocket-Protocol: three, two, one", 101, "Sec-WebSocket-Protocol: two"),
        new("6455 §11.3.4", "offers in several fields", Version, $"{Version}\r\nSec-WebSocket-Protocol: three\r\nSec-WebSocket-Protocol: one", 101, "Sec-WebSocket-Protocol: one"),
        new("6455 §4.2.2", "none that both speak", Version, $"{Version}\r\nSec-WebSocket-Protocol: three", 101, "-Sec-WebSocket-Protocol"),
        new("6455 §4.2.2", "subprotocols have case", Version, $"{Version}\r\nSec-WebSocket-Protocol: ONE", 101, "-Sec-WebSocket-Protocol"),

        // §9.1: extensions
        new("6455 §9.1", "one that is not known", Version, $"{Version}\r\nSec-WebSocket-Extensions: x; a=1; b=\"2, 3\"", 101, Accept, "-Sec-WebSocket-Extensions"),
        .. ((string[])["x y", "x;", "x; =1", "x; a=", "x; a=\"1", "x; a=\"1 2\" 3", "x/1", "\"x\"", "x; a=\"\""]).Select(list =>
            new HandshakeCase("6455 §9.1", $"a list that is none: {list}", Version, $"{Version}\r\nSec-WebSocket-Extensions: {list}", 400)),

        // §10.2: origins
        new("6455 §10.2", "a page of ours", "Host: a", "Host: a\r\nOrigin: http://a", 101, Accept),
        new("6455 §10.2", "a page of ours, on a port", "Host: a", "Host: a:8080\r\nOrigin: http://a:8080", 101, Accept),
        new("6455 §10.2", "a page of ours, with the port that is understood", "Host: a", "Host: a:80\r\nOrigin: http://a", 101, Accept),
        new("6455 §10.2", "another port", "Host: a", "Host: a\r\nOrigin: http://a:8080", 403, "-Upgrade"),
        new("6455 §10.2", "another host", "Host: a", "Host: a\r\nOrigin: http://b", 403),
        new("6455 §10.2", "a host that ends alike", "Host: a", "Host: a\r\nOrigin: http://a.b", 403),
        new("6455 §10.2", "a page without an origin", "Host: a", "Host: a\r\nOrigin: null", 403),
        new("6455 §10.2", "a friend", "Host: a", "Host: a\r\nOrigin: https://friend.example", 101, Accept),
        new("6455 §10.2", "a friend on another port", "Host: a", "Host: a\r\nOrigin: https://friend.example:444", 403),
        new("6455 §10.2", "a host has no case", "Host: a", "Host: A\r\nOrigin: http://a", 101, Accept),
        new("6455 §10.2", "the host of a target in absolute form", "GET /echo HTTP/1.1\r\nHost: a", "GET http://b/echo HTTP/1.1\r\nHost: a\r\nOrigin: http://b", 101, Accept),
        new("6455 §10.2", "the Host beside a target in absolute form", "GET /echo HTTP/1.1\r\nHost: a", "GET http://b/echo HTTP/1.1\r\nHost: a\r\nOrigin: http://a", 403),
        .. ((string[])["https://a:8080", "ftp://a:8080", "javascript://a:8080", "ws://a:8080", "http://evil@a:8080", "http://a:8080/",
            "http://a:8080/x", "http://a:8080, http://b", "http://a", "http://a:80800", "//a:8080", "a:8080", "http://", "", " "])
            .Select(origin => new HandshakeCase("6455 §10.2", $"'{origin}' is not http://a:8080", "Host: a",
                $"Host: a:8080\r\nOrigin: {origin}", 403)),
    ];
}
