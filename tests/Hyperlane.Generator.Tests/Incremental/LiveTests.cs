using System.Collections.Immutable;
using Hyperlane.Generator.Checking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hyperlane.Generator.Tests.Incremental;

/// <summary>What an editor shows while a file is written, before the project is built.</summary>
public sealed class LiveTests
{
    [Fact]
    public async Task Two_endpoints_for_the_same_requests_are_told_at_once()
    {
        var compilation = Compiled.Create("""
            public static class Posts
            {
                [Get("/posts/{id}")]
                public static string ById(string id) => id;

                [Get("/posts/{slug}")]
                public static string BySlug(string slug) => slug;
            }
            """);
        var analysis = new CompilationWithAnalyzers(compilation, ImmutableArray.Create<DiagnosticAnalyzer>(new EndpointAnalyzer()), new AnalyzerOptions([]));

        var found = await analysis.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(compilation.SyntaxTrees[^1]), filterSpan: null, TestContext.Current.CancellationToken);

        var told = Assert.Single(found);
        Assert.Equal("HL0011", told.Id);
        Assert.DoesNotContain(WellKnownDiagnosticTags.CompilationEnd, told.Descriptor.CustomTags);
        Assert.Equal("BySlug", told.Location.SourceTree!.GetText().ToString(told.Location.SourceSpan));
    }
}
