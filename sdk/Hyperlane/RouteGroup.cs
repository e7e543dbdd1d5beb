using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Hyperlane.Http;
using Hyperlane.Middleware;
using Hyperlane.Routing;
using Hyperlane.WebSockets;

namespace Hyperlane;

/// <summary>Routes that share a prefix and middleware. The app itself is the outermost group.</summary>
/// <remarks>
/// Everything is declared before the app starts; the middleware of a group covers all its routes, wherever in the group it is declared.
/// </remarks>
public partial class RouteGroup
{
    private readonly RouteGroup? _parent;
    private readonly string _prefix;
    private readonly List<IMiddleware> _middleware = [];
    private readonly List<RouteGroup> _groups = [];
    private readonly List<RouteBuilder> _routes = [];

    internal RouteGroup(IServiceProvider services, RouteGroup? parent = null, string prefix = "")
    {
        Services = services;
        _parent = parent;
        _prefix = prefix;
    }

    /// <summary>The services of the app.</summary>
    public IServiceProvider Services { get; }

    /// <summary>What the patterns of its routes begin with; empty for the app itself.</summary>
    internal string Prefix => _prefix;

    /// <summary>Whether it is too late for further routes and middleware.</summary>
    private protected virtual bool IsFrozen => _parent?.IsFrozen ?? false;

    /// <summary>Puts a middleware around all routes of the group, inside of those that are there already.</summary>
    /// <typeparam name="TMiddleware">
    /// Its constructor gets services of the app. It is made once, now; or for each request, where its constructor takes a scoped or
    /// transient service, or it is such a service itself. By <see cref="IMiddleware{TService}"/> its method takes services of the request.
    /// </typeparam>
    /// <exception cref="StartupException">It takes what is no service of the app.</exception>
    /// <returns>This group.</returns>
    public RouteGroup Use<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TMiddleware>()
        where TMiddleware : IMiddleware
        => Use(MiddlewareMaker.Make<TMiddleware>(Services));

    /// <inheritdoc cref="Use{TMiddleware}"/>
    public RouteGroup Use(Func<HttpContext, RequestDelegate, ValueTask> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        return Use(new MiddlewareLambda(middleware));
    }

    /// <inheritdoc cref="Use{TMiddleware}"/>
    public RouteGroup Use(IMiddleware middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        ThrowIfFrozen();
        _middleware.Add(middleware);
        return this;
    }

    /// <summary>Opens a group within this one.</summary>
    /// <param name="prefix">What the patterns of its routes begin with: <c>/posts</c>; may have parameters.</param>
    public RouteGroup MapGroup(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ThrowIfFrozen();
        var group = new RouteGroup(Services, this, RoutePattern.Join(_prefix, prefix));
        _groups.Add(group);
        return group;
    }

    /// <summary>Answers GET, and HEAD with the same less its body, on paths that fit <paramref name="pattern"/>.</summary>
    /// <param name="pattern">The path with parameters in braces: <c>/posts/{slug}</c>, <c>/users/{id:int}</c>,
    /// <c>/files/{*path}</c>.</param>
    /// <param name="handler">Writes the answer.</param>
    /// <param name="file">Filled in by the compiler, to say where the route stands when another contradicts it.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The route, to put middleware around it alone.</returns>
    public RouteBuilder Get(string pattern, RequestDelegate handler, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Map(HttpMethods.Get, pattern, handler, file, line);

    /// <summary>Answers POST on paths that fit <paramref name="pattern"/>.</summary>
    /// <inheritdoc cref="Get"/>
    public RouteBuilder Post(string pattern, RequestDelegate handler, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Map(HttpMethods.Post, pattern, handler, file, line);

    /// <summary>Answers PUT on paths that fit <paramref name="pattern"/>.</summary>
    /// <inheritdoc cref="Get"/>
    public RouteBuilder Put(string pattern, RequestDelegate handler, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Map(HttpMethods.Put, pattern, handler, file, line);

    /// <summary>Answers PATCH on paths that fit <paramref name="pattern"/>.</summary>
    /// <inheritdoc cref="Get"/>
    public RouteBuilder Patch(string pattern, RequestDelegate handler, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Map(HttpMethods.Patch, pattern, handler, file, line);

    /// <summary>Answers DELETE on paths that fit <paramref name="pattern"/>.</summary>
    /// <inheritdoc cref="Get"/>
    public RouteBuilder Delete(string pattern, RequestDelegate handler, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Map(HttpMethods.Delete, pattern, handler, file, line);

    /// <summary>Serves WebSockets on paths that fit <paramref name="pattern"/>.</summary>
    /// <param name="pattern">The path with parameters in braces.</param>
    /// <param name="serve">What goes on over a connection. When it ends, the connection does.</param>
    /// <param name="file">Filled in by the compiler, to say where the route stands when another contradicts it.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The route, to put middleware around it alone.</returns>
    public RouteBuilder WebSocket(string pattern, Func<WebSocketConnection, Task> serve, [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(serve);
        return Map(HttpMethods.Get, pattern, context => context.WebSocket(serve), file, line).ExcludeFromDescription();
    }

    /// <summary>Answers <paramref name="method"/> on paths that fit <paramref name="pattern"/>.</summary>
    /// <inheritdoc cref="Get"/>
    public RouteBuilder Map(string method, string pattern, RequestDelegate handler, [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(handler);
        ThrowIfFrozen();
        var route = new RouteBuilder(this, method.ToUpperInvariant(), RoutePattern.Join(_prefix, pattern), handler,
            $"{Path.GetFileName(file)}:{line}");
        _routes.Add(route);
        return route;
    }

    /// <summary>The middleware from the outermost group down to this one.</summary>
    internal IEnumerable<IMiddleware> AllMiddleware() => [.. _parent?.AllMiddleware() ?? [], .. _middleware];

    /// <summary>The routes of this group and those within it.</summary>
    internal IEnumerable<RouteBuilder> AllRoutes() => [.. _routes, .. _groups.SelectMany(group => group.AllRoutes())];

    /// <summary>This group and those within it.</summary>
    internal IEnumerable<RouteGroup> AllGroups() => [this, .. _groups.SelectMany(group => group.AllGroups())];

    internal void ThrowIfFrozen()
    {
        if (IsFrozen)
        {
            throw new InvalidOperationException("The app has started; routes and middleware are declared before that.");
        }
    }
}
