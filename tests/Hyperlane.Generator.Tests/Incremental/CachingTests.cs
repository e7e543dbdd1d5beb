using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hyperlane.Generator.Tests.Incremental;

/// <summary>An edit costs what it touches, and nothing else.</summary>
public sealed class CachingTests
{
    private const string Two = """
        public static class One { [Get("/one")] public static string Get() => "1"; }
        public static class Two { [Get("/two/{id}")] public static string Get(int id) => "2"; }
        public static class Three { [Post("/three")] public static string Add(Body body) => "3"; [Put("/three")] public static string Set(Other body) => "3"; }
        public record Body([System.ComponentModel.DataAnnotations.StringLength(5)] string Text);
        public record Other(string Text);
        """;

    [Fact]
    public void An_edit_elsewhere_runs_nothing_again()
        => Assert.All(ReasonsAfter(compilation => compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated;", (CSharpParseOptions)compilation.SyntaxTrees[0].Options))), AssertUnchanged);

    [Fact]
    public void An_edit_within_a_method_runs_nothing_again()
        => Assert.All(ReasonsAfter(compilation => Replace(compilation, "\"1\"", "\"one\"")), AssertUnchanged);

    [Fact]
    public void An_edit_of_one_class_leaves_the_other_alone()
    {
        var reasons = ReasonsAfter(compilation => Replace(compilation, "{id}", "{id:int}"), EndpointGenerator.ClassStep);

        Assert.Equal(1, reasons.Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(2, reasons.Count(reason => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    [Fact]
    public void An_edit_of_one_rule_writes_one_file_again()
    {
        var reasons = ReasonsAfter(compilation => Replace(compilation, "StringLength(5)", "StringLength(6)"), EndpointGenerator.ValidationStep);

        Assert.Equal(1, reasons.Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(1, reasons.Count(reason => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    private static void AssertUnchanged(IncrementalStepRunReason reason)
        => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{reason}");

    private static CSharpCompilation Replace(CSharpCompilation compilation, string old, string replacement)
    {
        var tree = compilation.SyntaxTrees[^1];
        var text = tree.ToString().Replace(old, replacement, StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, tree.FilePath));
    }

    private static List<IncrementalStepRunReason> ReasonsAfter(Func<CSharpCompilation, CSharpCompilation> edit, string? step = null)
    {
        var before = Compiled.Create(Two);
        var result = Compiled.CreateDriver().RunGenerators(before).RunGenerators(edit(before)).GetRunResult().Results.Single();
        var steps = step is null
            ? result.TrackedSteps.Where(pair => pair.Key is EndpointGenerator.ReadStep or EndpointGenerator.ClassStep or EndpointGenerator.ValidationStep).Concat(result.TrackedOutputSteps)
            : result.TrackedSteps.Where(pair => pair.Key == step);
        return [.. steps.SelectMany(pair => pair.Value).SelectMany(run => run.Outputs).Select(output => output.Reason)];
    }
}
