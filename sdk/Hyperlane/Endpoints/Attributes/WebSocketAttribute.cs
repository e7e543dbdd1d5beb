namespace Hyperlane.Endpoints;

/// <summary>
/// Makes a method serve WebSockets (RFC 6455) on a path. It takes a <see cref="WebSockets.WebSocketConnection"/>, and the connection lasts
/// as long as the method.
/// </summary>
/// <remarks>
/// Its other parameters are those of a GET: what is wrong with them is answered before the connection is opened. A
/// <see cref="CancellationToken"/> fires when the client leaves or the server begins to stop. The OpenAPI document has
/// no words for WebSockets and leaves them out.
/// </remarks>
/// <param name="pattern">The path behind the prefix of the class, with parameters in braces. Left out, the endpoint answers at the prefix
/// itself.</param>
public sealed class WebSocketAttribute(string pattern = "") : EndpointAttribute("GET", pattern)
{
    /// <summary>The subprotocols that are spoken here (RFC 6455 §1.9); of those the client's order decides. Default: none.</summary>
    public string[] SubProtocols { get; set; } = [];
}
