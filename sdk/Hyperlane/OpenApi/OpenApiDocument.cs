using System.Text;
using System.Text.Json;
using Hyperlane.Http;

namespace Hyperlane.OpenApi;

/// <summary>An OpenAPI document that is served as it is.</summary>
internal sealed class OpenApiDocument
{
    private readonly StaticContent _content;

    private OpenApiDocument(byte[] bytes) => _content = new StaticContent(bytes, "application/json");

    /// <summary>A document for paths behind a prefix. Paths are those of the compiler, which cannot know in which group they are mapped; that it is a server of its own is how OpenAPI puts it.</summary>
    /// <param name="document">The document, as UTF-8.</param>
    /// <param name="prefix">The prefix; empty for none.</param>
    public static OpenApiDocument Of(ReadOnlySpan<byte> document, string prefix)
        => new(prefix.Trim('/').Length == 0 || prefix.Contains('{', StringComparison.Ordinal) ? document.ToArray()
            : [.. Encoding.UTF8.GetBytes($"{{\n  \"servers\": [{{ \"url\": \"{JsonEncodedText.Encode(prefix.TrimEnd('/'))}\" }}],"), .. document[(document.IndexOf((byte)'{') + 1)..]]);

    /// <summary>Answers with the document.</summary>
    public ValueTask ServeAsync(HttpContext context) => _content.ServeAsync(context);
}
