namespace Hyperlane.Http;

/// <summary>Answers a request: a handler, or a handler with middleware around it.</summary>
/// <param name="context">The request and its answer; valid until the returned task ends.</param>
public delegate ValueTask RequestDelegate(HttpContext context);
