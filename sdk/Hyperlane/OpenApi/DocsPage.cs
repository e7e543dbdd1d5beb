using System.Security.Cryptography;
using System.Text;
using Hyperlane.Http;

namespace Hyperlane.OpenApi;

/// <summary>
/// The page that shows an OpenAPI document and lets its reader try it. It asks only for <c>openapi.json</c> beside it: docs.css and the
/// scripts are put into docs.html when it is first asked for.
/// </summary>
internal static class DocsPage
{
    /// <summary>One script, in files that are short enough to read.</summary>
    private static readonly string[] Scripts = ["docs.js", "docs-schema.js", "docs-code.js", "docs-try.js", "docs-page.js"];

    private static readonly Lazy<(StaticContent Content, string Policy)> Page = new(Read);

    /// <summary>Answers with the page.</summary>
    public static ValueTask ServeAsync(HttpContext context)
    {
        var (content, policy) = Page.Value;
        context.Response.Headers["Content-Security-Policy"] = policy;
        return content.ServeAsync(context);
    }

    private static (StaticContent Content, string Policy) Read()
    {
        var (style, script) = (Resource("docs.css"), string.Concat(Scripts.Select(Resource)));
        var page = Resource("docs.html").Replace("{{style}}", style, StringComparison.Ordinal)
            .Replace("{{script}}", script, StringComparison.Ordinal);

        // Whatever a document says, the page runs no code but its own and talks to nobody but its own server.
        var policy = $"default-src 'none'; style-src '{Hash(style)}'; script-src '{Hash(script)}'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        return (new StaticContent(Encoding.UTF8.GetBytes(page), "text/html; charset=utf-8"), policy);
    }

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Resource(string name)
    {
        using var source = new StreamReader(typeof(DocsPage).Assembly.GetManifestResourceStream($"Hyperlane.OpenApi.{name}")!);

        // Browsers hash what they have parsed, which has no carriage returns.
        return source.ReadToEnd().ReplaceLineEndings("\n");
    }
}
