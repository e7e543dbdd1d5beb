namespace Hyperlane.Generator.Tests.Grid;

/// <summary>The same without nullable references; a class of its own, so that it runs beside the other.</summary>
public sealed class GridObliviousTests
{
    [Fact]
    public Task What_compiles_works_without_nullable_references() => GridChecks.RunAsync("oblivious", hasNullable: false);
}
