namespace Hyperlane.Endpoints;

/// <summary>Makes a method the endpoint that answers GET, and HEAD with the same less its body, on a path.</summary>
/// <param name="pattern">The path behind the prefix of the class, with parameters in braces: <c>/{id}</c>, <c>/{id:int}</c>,
/// <c>/{*rest}</c>. Left out, the endpoint answers at the prefix itself.</param>
public sealed class GetAttribute(string pattern = "") : EndpointAttribute("GET", pattern);
