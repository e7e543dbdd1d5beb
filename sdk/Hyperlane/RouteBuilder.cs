using Hyperlane.Http;
using Hyperlane.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane;

/// <summary>A route that has been declared, to put middleware around it alone.</summary>
public sealed class RouteBuilder
{
    private readonly RouteGroup _group;
    private readonly RequestDelegate _handler;
    private readonly List<IMiddleware> _middleware = [];

    internal RouteBuilder(RouteGroup group, string method, string pattern, RequestDelegate handler, string source)
    {
        _group = group;
        _handler = handler;
        Method = method;
        Pattern = pattern;
        Source = source;
    }

    /// <summary>The method that it answers.</summary>
    public string Method { get; }

    /// <summary>The whole pattern, the prefixes of its groups included.</summary>
    public string Pattern { get; }

    /// <summary>The file and line where it was declared.</summary>
    internal string Source { get; }

    /// <summary>Puts a middleware around this route, inside of those that are there already.</summary>
    /// <typeparam name="TMiddleware">Made once, now; its constructor gets services of the app.</typeparam>
    /// <returns>This route.</returns>
    public RouteBuilder Use<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] TMiddleware>()
        where TMiddleware : IMiddleware
        => Use(ActivatorUtilities.GetServiceOrCreateInstance<TMiddleware>(_group.Services));

    /// <inheritdoc cref="Use{TMiddleware}"/>
    public RouteBuilder Use(Func<HttpContext, RequestDelegate, ValueTask> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        return Use(new MiddlewareLambda(middleware));
    }

    /// <inheritdoc cref="Use{TMiddleware}"/>
    public RouteBuilder Use(IMiddleware middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _group.ThrowIfFrozen();
        _middleware.Add(middleware);
        return this;
    }

    /// <summary>The handler within all its middleware.</summary>
    internal RequestDelegate Compose() => Onion.Compose([.. _group.AllMiddleware(), .. _middleware], _handler);
}
