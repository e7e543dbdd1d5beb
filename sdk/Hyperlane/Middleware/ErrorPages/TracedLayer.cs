using Hyperlane.Http;

namespace Hyperlane.Middleware;

/// <summary>A layer of the onion whose time an error page tells. Only in Development, and only of requests of browsers.</summary>
internal sealed class TracedLayer(IMiddleware layer, string name) : IMiddleware
{
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
        => context.Notes.Diagnosis is OnionTrace trace ? trace.RunAsync(name, layer, context, next) : layer.InvokeAsync(context, next);

    /// <summary>The layers of an onion, each with its time, around a handler with its own.</summary>
    public static IEnumerable<IMiddleware> Around(IEnumerable<IMiddleware> layers)
        => [.. layers.Select(layer => new TracedLayer(layer, NameOf(layer))),
            new TracedLayer(new MiddlewareLambda(static (context, next) => next(context)), "the handler")];

    private static string NameOf(IMiddleware layer) => layer switch
    {
        MiddlewareLambda => "a lambda",
        _ => layer.GetType().Name.Split('`')[0],
    };
}
