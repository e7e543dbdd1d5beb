using System.Collections.Frozen;
using System.Text;
using Hyperlane.Http;
using Hyperlane.Middleware;
using Hyperlane.Routing;
using Hyperlane.Values;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hyperlane;

/// <summary>
/// Finds the route of a request and calls it. "Not found", "method not allowed" and "not implemented" are routes too, within the app's
/// middleware.
/// </summary>
internal sealed class Dispatcher
{
    private readonly RouteTable<RequestDelegate> _routes;
    private readonly RequestDelegate _notFound;
    private readonly RequestDelegate _outside;
    private readonly RequestDelegate _methodNotAllowed;
    private readonly RequestDelegate _methodUnknown;
    private readonly RequestDelegate _options;
    private readonly FrozenSet<string> _methods;
    private readonly bool _ignoreCase;
    private readonly string _pathBase;
    private readonly byte[] _utf8PathBase;

    private Dispatcher(RouteTable<RequestDelegate> routes, RequestDelegate notFound, HyperlaneOptions options,
        Func<RequestDelegate, RequestDelegate> compose)
    {
        _routes = routes;
        _ignoreCase = options.IgnorePathCase;
        _pathBase = options.PathBase;
        _utf8PathBase = Encoding.UTF8.GetBytes(Uri.UnescapeDataString(_pathBase));
        _outside = compose(context => context.Problem(404,
            $"There is nothing at {ClientText.Line(context.Request.Path)}: this app answers below {_pathBase} (Hyperlane:PathBase)."));
        _notFound = compose(notFound);
        _methodNotAllowed = compose(static context => context.Problem(405,
            $"{ClientText.Line(context.Request.Path)} does not answer {context.Request.Method}, but {context.Response.Headers["Allow"]}."));
        _methodUnknown = compose(static context => context.Problem(501,
            $"Nothing here answers {ClientText.Shorten(context.Request.Method)}, at whichever path. Methods have case."));
        _options = compose(static context => context.NoContent());
        _methods = HttpMethods.All.Concat(routes.Routes.Select(route => route.Method)).ToFrozenSet();
    }

    /// <summary>Composes everything that the app declares.</summary>
    /// <exception cref="StartupException">Routes contradict each other.</exception>
    public static RequestDelegate Create(HyperlaneApp app)
    {
        var boundary = new ErrorBoundary(app.Environment, app.Services.GetRequiredService<ILogger<ErrorBoundary>>());
        var logger = app.Environment.IsDevelopment() ? app.Logger : null;
        var options = app.Services.GetRequiredService<HyperlaneOptions>();
        IMiddleware[] outer = options.LogUnreadQuery ?? app.Environment.IsDevelopment()
            ? [boundary, new UnreadQuery(app.Logger)]
            : [boundary];
        KnownRoute[]? known = options.DeveloperErrorPages && app.Environment.IsDevelopment()
            ? [.. app.AllRoutes().Select(KnownRouteOf)]
            : null;
        RequestDelegate Around(IMiddleware[] outermost, IEnumerable<IMiddleware> declared, KnownRoute? route, RequestDelegate handler)
        {
            var layers = Onion.Arrange([.. declared]);
            return known is null
                ? Onion.Compose([.. outermost, .. layers], handler)
                : Onion.Compose([new ErrorPages(known, route), .. outermost, .. TracedLayer.Around(layers)], handler);
        }

        RequestDelegate Paced(string name, string? pattern, RequestDelegate handler)
            => new HandlerPace(handler, name, pattern, logger).InvokeAsync;
        try
        {
            var routes = new RouteTable<RequestDelegate>(app.AllRoutes().Select(route
                => new Route<RequestDelegate>(route.Method, RoutePattern.Parse(route.Pattern),
                    Paced($"{route.Method} {route.Pattern}", route.Pattern, Around(
                        outer, route.AllMiddleware(), KnownRouteOf(route), route.Handler)), route.Source)),
                    options.IgnorePathCase);
            IMiddleware[] around = [.. app.AllMiddleware(), .. CorsRoutes.Of(app, options.IgnorePathCase)];
            return new Dispatcher(routes, app.CreateFallback(), options, handler =>
                Paced("What answers where no route does", null, Around([boundary], around, null, handler))).DispatchAsync;
        }
        catch (Exception error) when (error is RouteConflictException or RoutePatternException)
        {
            throw new StartupException(error.Message, error);
        }
    }

    private static KnownRoute KnownRouteOf(RouteBuilder route) => new(route.Method, route.Pattern, route.Source);

    private ValueTask DispatchAsync(HttpContext context)
    {
        var request = context.Request;
        if (_pathBase.Length > 0 && !request.TryTakePathBase(_pathBase, _utf8PathBase, _ignoreCase)
            && !request.Utf8Path.SequenceEqual("*"u8))
        {
            return _outside(context);
        }

        var match = _routes.Match(request.Method, request.Utf8Path, request.RouteValues);
        if (match.IsFound)
        {
            return match.Value!(context);
        }

        // 405 is for methods that something here answers, or that everybody knows (RFC 9110 §9.1).
        if (!_methods.Contains(request.Method))
        {
            return _methodUnknown(context);
        }

        var isOptions = ReferenceEquals(request.Method, HttpMethods.Options);
        if (match.Status == RouteMatchStatus.NotFound)
        {
            // "OPTIONS *" asks about the server as a whole (RFC 9110 §9.3.7), which has nothing to add.
            return isOptions && request.Utf8Path.SequenceEqual("*"u8) ? _options(context) : _notFound(context);
        }

        context.Response.Headers["Allow"] = match.Allow;
        return isOptions ? _options(context) : _methodNotAllowed(context);
    }
}
