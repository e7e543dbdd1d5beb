using System.Runtime.Loader;
using Hyperlane.Tests.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag.CodeGeneration.CSharp;

namespace Hyperlane.OpenApi.Tests;

/// <summary>A client in C# that NSwag makes of the document compiles, and understands the server.</summary>
public sealed class NSwagTests
{
    [Theory]
    [InlineData(OpenApiVersion.V3_1)]
    [InlineData(OpenApiVersion.V3_0)]
    public async Task A_generated_client_in_CSharp_compiles_and_understands_the_server(OpenApiVersion version)
    {
        await using var app = await LibraryApp.StartAsync(inMemory: false, options: options => (options.Version, options.Polymorphism) = (version, OpenApiPolymorphism.Inheritance));
        var document = await NSwag.OpenApiDocument.FromJsonAsync(await app.Client.GetStringAsync(LibraryApp.Path("/openapi.json")));
        var settings = new CSharpClientGeneratorSettings
        {
            ClassName = "LibraryClient",
            UseBaseUrl = false,
            GenerateOptionalParameters = true,
            CSharpGeneratorSettings =
            {
                Namespace = "Generated",
                JsonLibrary = CSharpJsonLibrary.SystemTextJson,
                GenerateNullableReferenceTypes = true,
                JsonPolymorphicSerializationStyle = CSharpJsonPolymorphicSerializationStyle.SystemTextJson,
                DateType = "System.DateOnly",
            },
        };
        var client = new CSharpClientGenerator(document, settings).GenerateFile();
        var use = await File.ReadAllTextAsync(Folders.OfProject("Client", "client.cs.txt"));

        var run = Compile(client, use).GetType("RoundTrip")!.GetMethod("RunAsync")!;
        await (Task)run.Invoke(null, [app.Client])!;
    }

    private static System.Reflection.Assembly Compile(params string[] sources)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll")
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Client",
            sources.Select(source => CSharpSyntaxTree.ParseText(source)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error)));
        assembly.Position = 0;
        return new AssemblyLoadContext("Client", isCollectible: true).LoadFromStream(assembly);
    }
}
