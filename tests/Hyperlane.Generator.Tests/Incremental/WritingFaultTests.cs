using Hyperlane.Generator.Models;
using Hyperlane.Generator.Reading;
using Hyperlane.Generator.Reading.Documents;
using Hyperlane.Generator.Writing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hyperlane.Generator.Tests.Incremental;

/// <summary>A fault while code is written costs the endpoint at which it happens, and nothing else.</summary>
public sealed class WritingFaultTests
{
    private const string Source = """
        public static class Posts
        {
            [Get("/posts/{id}")] public static string Find(int id) => "";
            [Post("/posts")] public static string Add(Post post) => "";
            [Delete("/posts/{id}")] public static void Remove(int id) { }
        }
        public record Post([System.ComponentModel.DataAnnotations.StringLength(5)] string Text);
        """;

    private static readonly CSharpCompilation Project = Compiled.Create(Source);

    private static readonly IReadOnlyList<EndpointDeclaration> Declarations = [.. ((INamedTypeSymbol)Project.GetTypeByMetadataName("Posts")!).GetMembers().OfType<IMethodSymbol>()
        .SelectMany(method => EndpointDeclaration.Of(method, Project))];

    private static readonly EndpointModel[] Endpoints = [.. Declarations.Select(declaration => EndpointReader.Read(declaration, Project, TestContext.Current.CancellationToken))];

    [Fact]
    public void A_handler_that_cannot_be_written_is_left_out()
    {
        // An endpoint without a path, which no reading makes.
        var broken = Endpoints[0] with { Pattern = null! };

        var (code, faults) = EndpointFiles.Class([broken, .. Endpoints[1..]], []);

        var fault = Assert.Single(faults);
        Assert.Equal(("HL0042", "Find"), (fault.Id, fault.Arguments[0]));
        Assert.StartsWith("ArgumentNullException: ", fault.Arguments[1], StringComparison.Ordinal);
        Assert.Equal(("Endpoints.cs", 2), (fault.Location!.Path, fault.Location.Lines.Start.Line));
        Assert.DoesNotContain("FindHandler", code, StringComparison.Ordinal);
        Compiles(code, Checkers().Single().Code);
        Assert.Contains("AddHandler, ", code, StringComparison.Ordinal);
        Assert.Contains("RemoveHandler, ", code, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_of_which_nothing_can_be_written_maps_nothing()
    {
        var type = Endpoints[0].Class with { Prefix = null! };

        var (code, faults) = EndpointFiles.Class([.. Endpoints.Select(endpoint => endpoint with { Class = type })], []);

        Assert.Equal(["Find", "Add", "Remove"], faults.Select(fault => fault.Arguments[0]));
        Compiles(code);
    }

    [Fact]
    public void What_cannot_be_validated_is_not_taken()
    {
        var checker = Assert.Single(Checkers(type => type with { Members = type.Members.Select(member => member with { Name = null! }).ToEquatable() }));

        var (code, faults) = EndpointFiles.Class(Endpoints, [checker.Fault!]);

        Assert.Equal("Add", Assert.Single(faults).Arguments[0]);
        Assert.DoesNotContain("AddHandler", code, StringComparison.Ordinal);
        Compiles(code, checker.Code);
    }

    [Fact]
    public void An_operation_that_cannot_be_written_is_missing_from_the_document()
    {
        var operations = Declarations.SelectMany(declaration => OperationReader.Read(declaration, Project, TestContext.Current.CancellationToken)).Select(one => one.Operation!).ToArray();
        operations[1] = operations[1] with { Body = operations[1].Body! with { Schema = null! } };

        var written = EndpointFiles.Document(new("Sample", "1", null), operations)!;

        var fault = Assert.Single(written.Faults);
        Assert.Equal(("HL0043", "Add", 3), (fault.Id, fault.Arguments[0], fault.Location!.Lines.Start.Line));
        Assert.Contains("/posts/{id}", written.Code, StringComparison.Ordinal);
        Assert.DoesNotContain("\"post\"", written.Code, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sound_project_is_written_whole()
    {
        var (code, faults) = EndpointFiles.Class(Endpoints, []);

        Assert.Empty(faults);
        Compiles(code, Checkers().Single().Code);
    }

    private static CheckerFile[] Checkers(Func<ValidationType, ValidationType>? change = null)
        => [.. Endpoints.SelectMany(endpoint => endpoint.Validation.Types).Select(type => EndpointFiles.Checker(new("Checker", change?.Invoke(type) ?? type)))];

    private static void Compiles(params string[] files)
    {
        var options = (CSharpParseOptions)Project.SyntaxTrees[0].Options;
        var compilation = Project.AddSyntaxTrees(files.Select(file => CSharpSyntaxTree.ParseText(file, options)));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }
}
