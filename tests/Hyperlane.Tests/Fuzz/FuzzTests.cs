using Hyperlane.Fuzz;

namespace Hyperlane.Tests.Fuzz;

/// <summary>A short round of the fuzz project, the same each time; the long one is a command of its own.</summary>
public sealed class FuzzTests
{
    private const string Seed = "0000000000000";

    public static TheoryData<string> Targets => [.. Fuzzing.Targets.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Nothing_disagrees(string name) => Fuzzing.Run(Fuzzing.Targets.Single(target => target.Name == name), 20_000, Seed);
}
