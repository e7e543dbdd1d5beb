namespace Hyperlane.Http.Messages;

/// <summary>Where a request ends, and what becomes of its connection afterwards.</summary>
/// <param name="Body">How the end of the body is known.</param>
/// <param name="Length">The length of the body where it is known.</param>
/// <param name="KeepAlive">Whether the client wants to send another request (RFC 9112 §9.3).</param>
/// <param name="ExpectContinue">Whether the client waits for word before it sends the body (RFC 9110 §10.1.1).</param>
internal readonly record struct MessageFraming(BodyKind Body, long Length, bool KeepAlive, bool ExpectContinue);
