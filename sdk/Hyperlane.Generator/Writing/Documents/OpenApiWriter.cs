using System.Text.RegularExpressions;
using Hyperlane.Generator.Models;
using Hyperlane.Generator.Models.Documents;

namespace Hyperlane.Generator.Writing.Documents;

/// <summary>Writes <c>MapOpenApi</c>, with the document of the project as a literal.</summary>
internal static class OpenApiWriter
{
    public static string Write(DocumentText document)
    {
        var quotes = new string('"',
            Math.Max(3, Regex.Matches(document.Json, "\"+").Cast<Match>().Select(match => match.Length).DefaultIfEmpty().Max() + 1));
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
            .Line("/// <param name=\"configure\">What the document says beyond the routes: title, servers, version of OpenAPI; null for nothing.</param>")
            .Line("public static global::Hyperlane.RouteGroup MapOpenApi(this global::Hyperlane.RouteGroup app, global::System.Action<global::Hyperlane.OpenApi.OpenApiOptions>? configure = null)")
            .Line("    => global::Hyperlane.OpenApiRoutes.MapOpenApi(app, Document, Schemas, Hidden, configure);")
            .Line();
        WriteSchemas(code, document.Contracts);
        code.Line($"private static string[] Hidden() => [{string.Join(", ", document.Hidden.Select(Text.Quote))}];")
            .Line()
            .Line("private static global::System.ReadOnlySpan<byte> Document =>")
            .Line($"    {quotes}");
        foreach (var line in document.Json.Split('\n'))
        {
            code.Line("    " + line);
        }

        return code.Line($"    {quotes}u8;").Close().ToString();
    }

    /// <summary>The document as comments, of which the build makes a file: it takes the first two characters of each line away.</summary>
    public static string WriteText(DocumentText document) => $"//{document.Json.Replace("\n", "\n//")}\n";

    /// <summary>A method, so that none of the types is loaded before somebody asks for the document.</summary>
    private static void WriteSchemas(CodeWriter code, EquatableArray<ContractModel> contracts)
    {
        code.Line("// The types behind the schemas, for what only the running app knows of them: how its JSON settings write them.")
            .Line("private static global::Hyperlane.OpenApi.OpenApiSchema[] Schemas() =>")
            .Line("[");
        foreach (var contract in contracts)
        {
            code.Line($"    new({Text.Quote(contract.Pointer)}, typeof({contract.Type}), {(contract.IsTaken ? "true" : "false")}),");
        }

        code.Line("];").Line();
    }
}
