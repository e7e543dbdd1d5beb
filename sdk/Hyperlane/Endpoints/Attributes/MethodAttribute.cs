namespace Hyperlane.Endpoints;

/// <summary>Makes a method the endpoint that answers any method of HTTP on a path: <c>[Method("PURGE", "/cache")]</c>.</summary>
/// <remarks>The OpenAPI 3.1 document has a place for the methods of RFC 9110 and PATCH only, and leaves others out.</remarks>
/// <param name="method">The method of the requests, a token (RFC 9110 §9.1), in upper case whatever is written here.</param>
/// <param name="pattern">The path behind the prefix of the class, with parameters in braces: <c>/{id}</c>, <c>/{id:int}</c>,
/// <c>/{*rest}</c>. Left out, the endpoint answers at the prefix itself.</param>
public sealed class MethodAttribute(string method, string pattern = "") : EndpointAttribute(method, pattern);
