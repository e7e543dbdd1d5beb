using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Tests.Incremental;

/// <summary>A fault of Hyperlane itself costs the endpoint at which it happens, and nothing else.</summary>
public sealed class FaultTests
{
    private static readonly IMethodSymbol Method
        = (IMethodSymbol)Compiled.Create("public static class Posts { public static string List() => \"\"; }").GetTypeByMetadataName("Posts")!.GetMembers("List")[0];

    [Fact]
    public void A_fault_becomes_a_mistake_at_the_endpoint()
    {
        var found = Faults.Guard(() => throw new InvalidCastException("No such thing.\nMore."), error => Faults.Endpoint(Method, error));

        Assert.Equal(("HL0042", "List", "InvalidCastException: No such thing."), (found.Id, found.Arguments[0], found.Arguments[1]));
        Assert.Equal("Endpoints.cs", found.Location!.Path);
        Assert.Equal(DiagnosticSeverity.Error, Diagnostics.All[found.Id].DefaultSeverity);
    }

    [Fact]
    public void A_fault_of_the_document_is_a_warning()
    {
        var found = Faults.Operation(Method, new InvalidCastException("No such thing."));

        Assert.Equal(("HL0043", DiagnosticSeverity.Warning), (found.Id, Diagnostics.All[found.Id].DefaultSeverity));
    }

    [Fact]
    public void A_stop_of_the_compiler_goes_through()
        => Assert.Throws<OperationCanceledException>(() => Faults.Guard(() => throw new OperationCanceledException(), error => error));
}
