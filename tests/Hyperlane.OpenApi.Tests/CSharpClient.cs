using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hyperlane.OpenApi.Tests;

/// <summary>A generated client and the code that uses it, which must compile.</summary>
internal static class CSharpClient
{
    /// <summary>Compiles both, and lets the client speak to the server: <c>RoundTrip.RunAsync(HttpClient)</c>.</summary>
    public static async Task RunAsync(HttpClient http, params string[] sources)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Kiota.", StringComparison.Ordinal)
                    || name is "netstandard.dll" or "mscorlib.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Client",
            sources.Select(source => CSharpSyntaxTree.ParseText(source,
                new CSharpParseOptions(preprocessorSymbols: ["NET", "NET5_0_OR_GREATER", "NETSTANDARD2_1_OR_GREATER"]))),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error)));
        assembly.Position = 0;
        var run = new AssemblyLoadContext("Client", isCollectible: true).LoadFromStream(assembly)
            .GetType("RoundTrip")!.GetMethod("RunAsync")!;
        await (Task)run.Invoke(null, [http])!;
    }
}
