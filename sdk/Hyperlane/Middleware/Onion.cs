using Hyperlane.Http;

namespace Hyperlane.Middleware;

/// <summary>Puts middleware around a handler, once and for all, when the app starts: a request only walks the result.</summary>
internal static class Onion
{
    /// <param name="middleware">From the outermost to the innermost.</param>
    /// <param name="handler">The core.</param>
    public static RequestDelegate Compose(IEnumerable<IMiddleware> middleware, RequestDelegate handler)
        => middleware.Reverse().Aggregate(handler, (next, layer) => context => layer.InvokeAsync(context, next));

    /// <summary>Puts what works around all others in front.</summary>
    /// <param name="middleware">As it was declared, from the outermost to the innermost.</param>
    public static IEnumerable<IMiddleware> Arrange(IReadOnlyCollection<IMiddleware> middleware)
        => middleware.OfType<IOutermost>().GroupBy(layer => layer.Rank).OrderBy(layers => layers.Key).Select(layers => layers.Last())
            .Concat(middleware.Where(layer => layer is not IOutermost));
}
