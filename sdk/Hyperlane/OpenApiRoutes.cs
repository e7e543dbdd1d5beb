using Hyperlane.OpenApi;

namespace Hyperlane;

/// <summary>Serves an OpenAPI document, and a page to read it.</summary>
public static class OpenApiRoutes
{
    private const string DocumentPath = "/openapi.json";
    private const string PagePath = "/docs";

    /// <summary>Serves <paramref name="document"/> at <c>/openapi.json</c>, and a page to read and try it at <c>/docs</c>.</summary>
    /// <param name="group">The app, or the group of the routes that the document describes: its middleware goes around both, its prefix before both.</param>
    /// <param name="document">The document, as UTF-8.</param>
    /// <returns>The group.</returns>
    /// <remarks>An app rarely calls this: <c>app.MapOpenApi()</c> is generated, and serves the document of its attribute routes.</remarks>
    public static RouteGroup MapOpenApi(this RouteGroup group, ReadOnlySpan<byte> document)
    {
        ArgumentNullException.ThrowIfNull(group);
        group.Get(DocumentPath, OpenApiDocument.Of(document, group.Prefix).ServeAsync);
        group.Get(PagePath, DocsPage.ServeAsync);
        return group;
    }
}
