using System.Collections.Immutable;
using Hyperlane.Generator.Checking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hyperlane.Generator.Tests.Incremental;

/// <summary>What an editor shows while a file is written, before the project is built.</summary>
public sealed class LiveTests
{
    [Theory]
    [InlineData("HL0011.cs", "HL0011", "BySlug")]
    [InlineData("HL0016.cs", "HL0016", "app.RunAsync()")]
    public async Task What_concerns_the_whole_project_is_told_at_once(string name, string id, string place)
    {
        var source = Sources.Read("Fail", name);
        var compilation = Compiled.Create(source);
        var analysis = new CompilationWithAnalyzers(compilation, ImmutableArray.Create<DiagnosticAnalyzer>(new EndpointAnalyzer()), new AnalyzerOptions([], ProjectProperties.Of(source)));

        var found = await analysis.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(compilation.SyntaxTrees[^1]), filterSpan: null, TestContext.Current.CancellationToken);

        var first = found.OrderBy(one => one.Location.SourceSpan.Start).First();
        Assert.Equal(id, first.Id);
        Assert.DoesNotContain(WellKnownDiagnosticTags.CompilationEnd, first.Descriptor.CustomTags);
        Assert.Equal(place, first.Location.SourceTree!.GetText().ToString(first.Location.SourceSpan));
    }
}
