using Hyperlane.Http;
using Hyperlane.Middleware;
using Hyperlane.Routing;

namespace Hyperlane;

/// <summary>
/// The policy of CORS for what no route answers: for a preflight that of the route which the page means to ask, for "method not allowed"
/// that of the path's other methods, for "not found" that of the group which the path would belong to.
/// </summary>
internal sealed class CorsRoutes : IOutermost
{
    private readonly RouteTable<Cors?> _routes;
    private readonly (string Prefix, Cors? Cors)[] _groups;
    private readonly StringComparison _comparison;

    private CorsRoutes(HyperlaneApp app, bool ignoreCase)
    {
        _routes = new RouteTable<Cors?>(app.AllRoutes().Select(
            route => new Route<Cors?>(route.Method, RoutePattern.Parse(route.Pattern), Last(route.AllMiddleware()), route.Source)),
            ignoreCase);
        _groups = [.. app.AllGroups().Where(group => !group.Prefix.Contains('{', StringComparison.Ordinal))
            .Select(group => (group.Prefix.TrimEnd('/'), Last(group.AllMiddleware()))).OrderByDescending(group => group.Item1.Length)];
        _comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
    }

    /// <inheritdoc />
    int IOutermost.Rank => OutermostRanks.Cors;

    /// <summary>The policies of an app; none where nothing in it uses CORS.</summary>
    public static IEnumerable<IMiddleware> Of(HyperlaneApp app, bool ignoreCase)
        => app.AllRoutes().SelectMany(route => route.AllMiddleware()).Concat(app.AllGroups().SelectMany(group => group.AllMiddleware()))
            .OfType<Cors>().Any() ? [new CorsRoutes(app, ignoreCase)] : [];

    /// <inheritdoc />
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
        => Find(context.Request) is { } cors ? cors.InvokeAsync(context, next) : next(context);

    private static Cors? Last(IEnumerable<IMiddleware> middleware) => middleware.OfType<Cors>().LastOrDefault();

    private Cors? Find(HttpRequest request)
    {
        var method = Cors.IsPreflight(request) ? request.Headers["Access-Control-Request-Method"]! : request.Method;
        var match = _routes.Match(method, request.Utf8Path, new RouteValues());
        if (match.Status == RouteMatchStatus.MethodNotAllowed)
        {
            match = match.Allow!.Split(", ").Select(other => _routes.Match(other, request.Utf8Path, new RouteValues()))
                .FirstOrDefault(other => other.Status == RouteMatchStatus.Found);
        }

        return match.Status == RouteMatchStatus.Found
            ? match.Value
            : Array.Find(_groups, group => IsBelow(request.Path, group.Prefix)).Cors;
    }

    private bool IsBelow(string path, string prefix)
        => path.StartsWith(prefix, _comparison) && (path.Length == prefix.Length || path[prefix.Length] == '/');
}
