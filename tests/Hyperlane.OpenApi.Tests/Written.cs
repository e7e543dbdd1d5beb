using System.Text;
using System.Text.Json;
using Hyperlane.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hyperlane.OpenApi.Tests;

/// <summary>What the generator writes for a source.</summary>
internal static class Written
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        using System.Text.Json.Serialization;
        using System.Threading.Tasks;
        using Hyperlane.Endpoints;
        using Hyperlane.Http;

        """;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is var name
            && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "Hyperlane.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The document of a source; usings are there.</summary>
    public static JsonElement Document(params string[] sources)
    {
        var file = Run(CSharpGeneratorDriver.Create(new OpenApiGenerator()), Compile(sources))
            .GetRunResult().Results.Single().GeneratedSources.Single().SourceText.ToString();
        var literal = CSharpSyntaxTree.ParseText(file).GetRoot().DescendantTokens()
            .Single(token => token.IsKind(SyntaxKind.Utf8MultiLineRawStringLiteralToken));
        return JsonDocument.Parse(Encoding.UTF8.GetBytes(literal.ValueText)).RootElement;
    }

    /// <summary>As a project without a documentation file compiles: comments are skipped.</summary>
    public static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "App",
        sources.Select((source, i) =>
            CSharpSyntaxTree.ParseText(Usings + source, new CSharpParseOptions(documentationMode: DocumentationMode.None), $"File{i}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorDriver Run(GeneratorDriver driver, CSharpCompilation compilation)
    {
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return driver.RunGenerators(compilation);
    }

    /// <summary>What stands behind names, one within the other.</summary>
    public static JsonElement At(this JsonElement element, params string[] names)
        => names.Aggregate(element, (at, name) => int.TryParse(name, out var index) && at.ValueKind == JsonValueKind.Array
            ? at[index]
            : at.GetProperty(name));

    /// <summary>JSON without a space in it.</summary>
    public static string Text(this JsonElement element) => JsonSerializer.Serialize(element);

    public static string[] Names(this JsonElement element) => [.. element.EnumerateObject().Select(member => member.Name)];

    /// <summary>The texts of an array.</summary>
    public static string[] Texts(this JsonElement element) => [.. element.EnumerateArray().Select(item => item.GetString()!)];
}
