using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hyperlane.Http;

namespace Hyperlane.OpenApi;

/// <summary>
/// An OpenAPI document: what the compiler wrote, and what only the running app knows. It is put together when it is first asked for.
/// </summary>
internal sealed class OpenApiDocument
{
    private readonly Lazy<StaticContent> _content;

    /// <param name="document">What the compiler wrote, as UTF-8.</param>
    /// <param name="schemas">The types behind its schemas.</param>
    /// <param name="routes">The routes of the group that it is about, and those of the compiler that it is silent about.</param>
    /// <param name="json">How the app writes and reads them.</param>
    /// <param name="options">What else is to be said.</param>
    /// <param name="prefix">The prefix of the group that the document is about; empty for none. Paths are those of the compiler, which
    /// cannot know it.</param>
    public OpenApiDocument(byte[] document, Func<OpenApiSchema[]> schemas,
        Func<(IReadOnlyList<OpenApiRoute> Routes, IReadOnlyList<string> Hidden)> routes, JsonSerializerOptions json, OpenApiOptions options,
        string prefix)
        => _content = new(() => new StaticContent(Write(document, schemas(), routes(), json, options, prefix), "application/json"));

    /// <summary>Answers with the document.</summary>
    public ValueTask ServeAsync(HttpContext context) => _content.Value.ServeAsync(context);

    private static byte[] Write(byte[] written, OpenApiSchema[] schemas,
        (IReadOnlyList<OpenApiRoute> Routes, IReadOnlyList<string> Hidden) routes, JsonSerializerOptions json, OpenApiOptions options,
        string prefix)
    {
        var document = (JsonObject)JsonNode.Parse(written)!;
        JsonContracts.Apply(document, schemas, json, options.Schemas);
        RouteOperations.Apply(document, routes.Routes, routes.Hidden, options.IncludeRoutes);
        SecuritySchemes.Apply(document, options.SecuritySchemes);
        if (options.Polymorphism == OpenApiPolymorphism.Inheritance)
        {
            Inheritance.Apply(document);
        }

        DocumentHead.Apply(document, options, prefix);
        foreach (var transform in options.Transforms)
        {
            transform(document);
        }

        if (options.Version == OpenApiVersion.V3_0)
        {
            OpenApi30.Apply(document);
        }

        var output = new ArrayBufferWriter<byte>(written.Length);
        using var writer = new Utf8JsonWriter(
            output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        document.WriteTo(writer);
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }
}
