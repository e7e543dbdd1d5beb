using System.Text.RegularExpressions;

namespace Hyperlane.Generator.Writing.Documents;

/// <summary>Writes <c>MapOpenApi</c>, with the document of the project as a literal.</summary>
internal static class OpenApiWriter
{
    public static string Write(string document)
    {
        var quotes = new string('"', Math.Max(3, Regex.Matches(document, "\"+").Cast<Match>().Select(match => match.Length).DefaultIfEmpty().Max() + 1));
        var code = new CodeWriter();
        code.Line(Text.Header)
            .Line("// Written by Hyperlane: what the attribute routes of this project offer, for people and for programs.")
            .Line("#nullable enable")
            .Line()
            .Line("namespace Hyperlane;")
            .Line()
            .Line("/// <summary>The OpenAPI document of this project.</summary>")
            .Line("[global::Microsoft.CodeAnalysis.Embedded]")
            .Open("internal static class GeneratedOpenApi")
            .Line("/// <summary>Serves the OpenAPI document of the attribute routes of this project at <c>/openapi.json</c>, and a page to read and try them at <c>/docs</c>.</summary>")
            .Line("/// <param name=\"app\">The app, or the group that MapEndpoints was called on.</param>")
            .Line("public static global::Hyperlane.RouteGroup MapOpenApi(this global::Hyperlane.RouteGroup app)")
            .Line("    => global::Hyperlane.OpenApiRoutes.MapOpenApi(app, Document);")
            .Line()
            .Line("private static global::System.ReadOnlySpan<byte> Document =>")
            .Line($"    {quotes}");
        foreach (var line in document.Split('\n'))
        {
            code.Line("    " + line);
        }

        return code.Line($"    {quotes}u8;").Close().ToString();
    }
}
