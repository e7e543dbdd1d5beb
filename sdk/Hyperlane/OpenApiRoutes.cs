using System.ComponentModel;
using System.Text.Json;
using Hyperlane.OpenApi;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane;

/// <summary>Serves an OpenAPI document, and a page to read it.</summary>
public static class OpenApiRoutes
{
    private const string DocumentPath = "/openapi.json";
    private const string PagePath = "/docs";

    /// <summary>Serves <paramref name="document"/> at <c>/openapi.json</c>, and a page to read and try it at <c>/docs</c>.</summary>
    /// <param name="group">The app, or the group of the routes that the document describes: its middleware goes around both, its prefix before both.</param>
    /// <param name="document">The document, as UTF-8: OpenAPI 3.1.</param>
    /// <param name="configure">What the document says beyond that; null for nothing.</param>
    /// <returns>The group.</returns>
    /// <remarks>An app rarely calls this: <c>app.MapOpenApi()</c> is generated, and serves the document of its attribute routes.</remarks>
    public static RouteGroup MapOpenApi(this RouteGroup group, ReadOnlySpan<byte> document, Action<OpenApiOptions>? configure = null)
        => MapOpenApi(group, document, static () => [], configure);

    /// <summary>Serves a document that follows the JSON settings of the app. Generated code calls this.</summary>
    /// <param name="group">The app, or the group of the routes that the document describes.</param>
    /// <param name="document">The document, as UTF-8: OpenAPI 3.1, for the settings that an app begins with.</param>
    /// <param name="schemas">The types behind its schemas.</param>
    /// <param name="configure">What the document says beyond that; null for nothing.</param>
    /// <returns>The group.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static RouteGroup MapOpenApi(this RouteGroup group, ReadOnlySpan<byte> document, Func<OpenApiSchema[]> schemas, Action<OpenApiOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(schemas);
        var options = new OpenApiOptions();
        configure?.Invoke(options);
        var content = new OpenApiDocument(document.ToArray(), schemas, group.Services.GetRequiredService<JsonSerializerOptions>(), options, group.Prefix);
        group.Get(DocumentPath, content.ServeAsync);
        group.Get(PagePath, DocsPage.ServeAsync);
        return group;
    }
}
