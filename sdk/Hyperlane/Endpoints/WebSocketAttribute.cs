namespace Hyperlane.Endpoints;

/// <summary>Makes a method the endpoint that holds a WebSocket open on a path, from the handshake to the goodbye.</summary>
/// <param name="pattern">The path behind the prefix of the class: <c>/{room}/live</c>.</param>
public sealed class WebSocketAttribute(string pattern = "") : EndpointAttribute("GET", pattern);
