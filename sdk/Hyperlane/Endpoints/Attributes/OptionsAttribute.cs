namespace Hyperlane.Endpoints;

/// <summary>
/// Makes a method the endpoint that answers OPTIONS (RFC 9110 §9.3.7) on a path. Without one, OPTIONS is answered with the methods that
/// there are.
/// </summary>
/// <param name="pattern">The path behind the prefix of the class, with parameters in braces: <c>/{id}</c>, <c>/{id:int}</c>,
/// <c>/{*rest}</c>. Left out, the endpoint answers at the prefix itself.</param>
public sealed class OptionsAttribute(string pattern = "") : EndpointAttribute("OPTIONS", pattern);
