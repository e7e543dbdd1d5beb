namespace Hyperlane.Generator.Tests.Pass;

/// <summary>What is right must stay so: the analyzer is silent, and what is generated compiles without a warning.</summary>
public sealed class PassTests
{
    public static TheoryData<string> All => Sources.Names("Pass", "*.cs");

    [Theory]
    [MemberData(nameof(All))]
    public async Task Nothing_is_told(string name)
    {
        var source = Sources.Read("Pass", name);

        Assert.Empty(await Compiled.AnalyzeAsync(source));
        Compiled.Generate(source);
    }
}
