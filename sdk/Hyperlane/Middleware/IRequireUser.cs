namespace Hyperlane.Middleware;

/// <summary>Marks a middleware that lets only signed-in users pass, so that the OpenAPI document says so of what it surrounds.</summary>
/// <remarks>
/// The document is written at compile time: it sees <c>[Use&lt;T&gt;]</c> on methods and their classes, and endpoints that take a
/// <see cref="System.Security.Claims.ClaimsPrincipal"/>, not what an app or a group adds when it starts.
/// </remarks>
public interface IRequireUser : IMiddleware;
