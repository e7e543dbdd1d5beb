using System.Collections.Immutable;
using Hyperlane.Generator.Checking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hyperlane.Generator.Tests;

/// <summary>Compiles a source as a project that refers to Hyperlane would.</summary>
internal static class Compiled
{
    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks; global using Hyperlane; global using Hyperlane.Endpoints; global using Hyperlane.Http; global using Hyperlane.Middleware; global using Hyperlane.WebSockets;";

    // C# 14 is a preview to the compiler that the tests are built against.
    public static readonly CSharpParseOptions Parse = new(LanguageVersion.Preview);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Hyperlane.Generator", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The generators that the .NET SDK gives each project: of JSON, of regular expressions and so on.</summary>
    public static IReadOnlyList<ISourceGenerator> OfFramework { get; } =
    [
        .. Directory.EnumerateFiles(PackOfFramework(), "System.Text*.dll")
        .SelectMany(file => new AnalyzerFileReference(file, new Loader()).GetGenerators(LanguageNames.CSharp)),
    ];

    public static CSharpCompilation Create(string source, string path = "Endpoints.cs") => CSharpCompilation.Create(
        "Sample",
        [CSharpSyntaxTree.ParseText(Usings, Parse, "Usings.cs"), CSharpSyntaxTree.ParseText(source, Parse, path)],
        References,
        new CSharpCompilationOptions(
            ProjectProperties.Of(source).IsExecutable ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>A project of many files.</summary>
    public static CSharpCompilation Create(IEnumerable<(string File, string Text)> files, bool hasNullable,
        OutputKind kind = OutputKind.DynamicallyLinkedLibrary) => CSharpCompilation.Create(
        "Sample",
        files.Prepend(("Usings.cs", Usings)).Select(file => CSharpSyntaxTree.ParseText(file.Item2, Parse, file.Item1)),
        References,
        new CSharpCompilationOptions(
            kind,
            nullableContextOptions: hasNullable ? NullableContextOptions.Enable : NullableContextOptions.Disable));

    public static GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new EndpointGenerator().AsSourceGenerator()],
        parseOptions: Parse,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Runs the generator; what it wrote must compile without a warning.</summary>
    public static GeneratorDriverRunResult Generate(string source)
    {
        var driver = CreateDriver().RunGeneratorsAndUpdateCompilation(Create(source), out var compilation, out _);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        Assert.All(driver.GetRunResult().Results, result => Assert.Null(result.Exception));
        return driver.GetRunResult();
    }

    /// <summary>Runs the analyzer.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(string source)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], ProjectProperties.Of(source)),
            onAnalyzerException: (error, _, _) => throw new InvalidOperationException("The analyzer failed.", error),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var found = await new CompilationWithAnalyzers(Create(source), [new EndpointAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    private static string PackOfFramework()
    {
        var runtime = new DirectoryInfo(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        var packs = new DirectoryInfo(Path.Combine(runtime.Parent!.Parent!.Parent!.FullName, "packs", "Microsoft.NETCore.App.Ref"));
        return Path.Combine(packs.GetDirectories($"{Environment.Version.Major}.*")
            .MaxBy(pack => pack.Name, StringComparer.Ordinal)!.FullName, "analyzers", "dotnet", "cs");
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
            // What they need, the tests have.
        }

        public System.Reflection.Assembly LoadFromPath(string fullPath) => System.Reflection.Assembly.LoadFrom(fullPath);
    }
}
