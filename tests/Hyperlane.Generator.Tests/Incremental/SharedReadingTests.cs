using Hyperlane.Generator.Models;
using Hyperlane.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hyperlane.Generator.Tests.Incremental;

/// <summary>The generators of handlers and of the document read an endpoint once between them.</summary>
public sealed class SharedReadingTests
{
    private const string Source = """
        [Route("/old"), Route("/new")] public static class Posts
        {
            [Get("/{id}"), Delete("/{id}")] public static string Find(int id) => "";
        }
        """;

    [Fact]
    public void An_endpoint_is_read_once_in_a_compilation()
    {
        var project = Compiled.Create(Source);

        Assert.Equal(Read(project), Read(project), ReferenceEqualityComparer.Instance);
    }

    [Fact]
    public void Each_verb_and_each_prefix_is_an_endpoint_of_its_own()
        => Assert.Equal(["DELETE /new/{id}", "DELETE /old/{id}", "GET /new/{id}", "GET /old/{id}"],
            Read(Compiled.Create(Source)).Select(endpoint => $"{endpoint.HttpMethod} {endpoint.FullPattern}").Order(StringComparer.Ordinal));

    [Fact]
    public void After_an_edit_it_is_read_again()
    {
        var project = Compiled.Create(Source);
        var before = Read(project);
        var tree = project.SyntaxTrees[^1];
        var edited = project.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(
            tree.ToString().Replace("/{id}", "/{id:int}", StringComparison.Ordinal), Compiled.Parse, tree.FilePath));

        Assert.Equal("/old/{id}", before[0].FullPattern);
        Assert.Equal("/old/{id:int}", Read(edited)[0].FullPattern);
    }

    private static List<EndpointModel> Read(CSharpCompilation project)
        => [.. ((INamedTypeSymbol)project.GetTypeByMetadataName("Posts")!).GetMembers().OfType<IMethodSymbol>()
            .SelectMany(method => EndpointDeclaration.Of(method, project))
            .Select(declaration => EndpointReader.Read(declaration, project, TestContext.Current.CancellationToken))];
}
