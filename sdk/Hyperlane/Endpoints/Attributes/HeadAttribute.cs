namespace Hyperlane.Endpoints;

/// <summary>
/// Makes a method the endpoint that answers HEAD (RFC 9110 §9.3.2) on a path. A GET endpoint answers HEAD by itself; this one takes its
/// place. Its body is not sent.
/// </summary>
/// <param name="pattern">The path behind the prefix of the class, with parameters in braces: <c>/{id}</c>, <c>/{id:int}</c>,
/// <c>/{*rest}</c>. Left out, the endpoint answers at the prefix itself.</param>
public sealed class HeadAttribute(string pattern = "") : EndpointAttribute("HEAD", pattern);
