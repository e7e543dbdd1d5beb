using System.ComponentModel;
using System.Text.Json;
using Hyperlane.Middleware;
using Hyperlane.OpenApi;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane;

/// <summary>Serves an OpenAPI document, and a page to read it.</summary>
public static class OpenApiRoutes
{
    private const string DocumentPath = "/openapi.json";
    private const string PagePath = "/docs";

    /// <summary>Serves <paramref name="document"/> at <c>/openapi.json</c>, and a page to read and try it at <c>/docs</c>.</summary>
    /// <param name="group">The app, or the group of the routes that the document describes: its middleware goes around both, its prefix
    /// before both.</param>
    /// <param name="document">The document, as UTF-8: OpenAPI 3.1.</param>
    /// <param name="configure">What the document says beyond that; null for nothing.</param>
    /// <returns>The group.</returns>
    /// <remarks>An app rarely calls this: <c>app.MapOpenApi()</c> is generated, and serves the document of its attribute routes.</remarks>
    public static RouteGroup MapOpenApi(this RouteGroup group, ReadOnlySpan<byte> document, Action<OpenApiOptions>? configure = null)
        => MapOpenApi(group, document, static () => [], static () => [], configure);

    /// <summary>Serves a document that follows the JSON settings of the app. Generated code calls this.</summary>
    /// <param name="group">The app, or the group of the routes that the document describes.</param>
    /// <param name="document">The document, as UTF-8: OpenAPI 3.1, for the settings that an app begins with.</param>
    /// <param name="schemas">The types behind its schemas.</param>
    /// <param name="hidden">The routes that it is silent about, as <c>GET /path</c>.</param>
    /// <param name="configure">What the document says beyond that; null for nothing.</param>
    /// <returns>The group.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static RouteGroup MapOpenApi(this RouteGroup group, ReadOnlySpan<byte> document, Func<OpenApiSchema[]> schemas,
        Func<string[]> hidden, Action<OpenApiOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(schemas);
        ArgumentNullException.ThrowIfNull(hidden);
        var options = new OpenApiOptions();
        configure?.Invoke(options);
        options.SecuritySchemes = [.. group.Services.GetServices<OpenApiSecurityScheme>().DistinctBy(scheme => scheme.Name)];
        var json = group.Services.GetRequiredService<JsonSerializerOptions>();
        var content = new OpenApiDocument(document.ToArray(), schemas, () => (RoutesOf(group), hidden()), json, options,
            group.Services.GetRequiredService<HyperlaneOptions>().PathBase + group.Prefix);
        group.Get(DocumentPath, content.ServeAsync).ExcludeFromDescription();
        group.Get(PagePath, DocsPage.ServeAsync).ExcludeFromDescription();
        return group;
    }

    private static OpenApiRoute[] RoutesOf(RouteGroup group)
        => [.. group.AllRoutes().Select(route => RouteOf(route, group.Prefix.TrimEnd('/')))];

    private static OpenApiRoute RouteOf(RouteBuilder route, string prefix)
    {
        var around = route.AllMiddleware().ToArray();
        var pattern = route.Pattern[prefix.Length..];
        return new OpenApiRoute(
            route.Method,
            pattern.Length > 0 ? pattern : "/",
            route.Notes,
            Array.Exists(around, one => one is IRequireUser),
            Array.Exists(around, one => one is RequireRole or IRequirePolicy))
        {
            IsConditional = Array.Exists(around, one => one is IConditional),
            GuardsWrites = Array.Exists(around, one => one is IConditional { GuardsWrites: true }),
            RequiresPreconditions = Array.Exists(around, one => one is IConditional { Requires: true }),
        };
    }
}
