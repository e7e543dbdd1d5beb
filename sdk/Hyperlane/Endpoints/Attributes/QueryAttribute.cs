namespace Hyperlane.Endpoints;

/// <summary>
/// Makes a method the endpoint that answers QUERY on a path: a safe request, as GET, whose body says what is looked for
/// (draft-ietf-httpbis-safe-method-w-body).
/// </summary>
/// <remarks>The OpenAPI 3.1 document has no place for the method and leaves it out.</remarks>
/// <param name="pattern">The path behind the prefix of the class, with parameters in braces: <c>/{id}</c>, <c>/{id:int}</c>,
/// <c>/{*rest}</c>. Left out, the endpoint answers at the prefix itself.</param>
public sealed class QueryAttribute(string pattern = "") : EndpointAttribute("QUERY", pattern);
