using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Tests;

/// <summary>Tests name a program by the class behind its top-level statements, which is internal by itself.</summary>
public sealed class ProgramTests
{
    [Theory]
    [InlineData("var app = HyperlaneApp.CreateBuilder(args).Build(); app.MapEndpoints(); await app.RunAsync();", true)]
    [InlineData("await HyperlaneApp.CreateBuilder(args).Build().RunAsync();", true)]
    [InlineData("await HyperlaneApp.CreateBuilder(args).Build().RunAsync(); public partial class Program;", false)]
    [InlineData("await HyperlaneApp.CreateBuilder(args).Build().RunAsync(); internal partial class Program;", false)]
    [InlineData("internal static class Program { private static void Main() { } }", false)]
    public void Is_public_unless_the_project_says_otherwise(string source, bool isWritten)
    {
        var compilation = Compiled.Create(source).WithOptions(
            new Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions(
                OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        var driver = Compiled.CreateDriver().RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);

        Assert.Equal(isWritten, driver.GetRunResult().Results.Single().GeneratedSources.Any(one => one.HintName == "Program().g.cs"));
        Assert.DoesNotContain(output.GetDiagnostics(), one => one.Severity == DiagnosticSeverity.Error && one.Id != "CS1061");
        Assert.Equal(isWritten || source.Contains("public partial class Program",
            StringComparison.Ordinal)
            ? Accessibility.Public
            : Accessibility.Internal, output.GetTypeByMetadataName("Program")!.DeclaredAccessibility);
    }
}
