namespace Hyperlane.Middleware;

/// <summary>Marks a middleware that lets only signed-in users pass, so that the OpenAPI document says so of what it surrounds.</summary>
public interface IRequireUser : IMiddleware;
