using Hyperlane.Http;

namespace Hyperlane.OpenApi;

/// <summary>The page that shows an OpenAPI document and lets its reader try it. It is one file (docs.html), and asks for nothing but <c>openapi.json</c> beside it.</summary>
internal static class DocsPage
{
    /// <summary>Whatever a document says, the page runs no code but its own and talks to nobody but its own server.</summary>
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly Lazy<StaticContent> Content = new(() => new StaticContent(Read(), "text/html; charset=utf-8"));

    /// <summary>Answers with the page.</summary>
    public static ValueTask ServeAsync(HttpContext context)
    {
        context.Response.Headers["Content-Security-Policy"] = Policy;
        return Content.Value.ServeAsync(context);
    }

    private static byte[] Read()
    {
        using var source = typeof(DocsPage).Assembly.GetManifestResourceStream("Hyperlane.OpenApi.docs.html")!;
        var bytes = new byte[source.Length];
        source.ReadExactly(bytes);
        return bytes;
    }
}
