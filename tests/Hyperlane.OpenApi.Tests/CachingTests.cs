using Hyperlane.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hyperlane.OpenApi.Tests;

/// <summary>Nothing is written again because of an edit that changes nothing in the document.</summary>
public sealed class CachingTests
{
    private const string Endpoints =
        "public record R(int X); public static class E { /// <summary>S.</summary>\n [Get(\"/\")] public static R A(int x) => new(x); }";

    [Theory]
    [InlineData("class C { void M() { } }", true)]
    [InlineData("static class F { [Get(\"/f\")] public static void G() { } }", false)]
    public void Only_what_concerns_the_document_writes_it_again(string edit, bool isCached)
    {
        var first = Written.Compile(Endpoints, "class C;");
        var second = first.ReplaceSyntaxTree(first.SyntaxTrees[1], Written.Compile(edit).SyntaxTrees[0]);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new OpenApiGenerator().AsSourceGenerator()],
            driverOptions: new GeneratorDriverOptions(default, trackIncrementalGeneratorSteps: true));
        driver = Written.Run(Written.Run(driver, first), second);

        var reasons = driver.GetRunResult().Results.Single().TrackedOutputSteps.SelectMany(step => step.Value)
            .SelectMany(step => step.Outputs).Select(output => output.Reason);
        Assert.Equal(isCached, reasons.All(reason => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }
}
