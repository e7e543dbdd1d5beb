namespace Hyperlane.Generator.Tests.Snapshots;

/// <summary>
/// What the generator writes, to the letter: for each X.in.cs there is an X.out.cs. To take over a change that is meant,
/// run the tests once with UPDATE_SNAPSHOTS=1 and read the difference before committing it.
/// </summary>
public sealed class SnapshotTests
{
    public static TheoryData<string> All => Sources.Names("Snapshots", "*.in.cs");

    [Theory]
    [MemberData(nameof(All))]
    public void The_generated_code_is_as_checked_in(string name)
    {
        var files = Compiled.Generate(Sources.Read("Snapshots", name)).Results.Single().GeneratedSources;
        var actual = string.Join('\n', files
            .Where(file => !file.HintName.Contains("Embedded", StringComparison.Ordinal))
            .Select(file => $"// ---- {file.HintName}\n{file.SourceText}"));
        var expected = name.Replace(".in.", ".out.", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Sources.Write("Snapshots", expected, actual);
            return;
        }

        Assert.Equal(Sources.Read("Snapshots", expected), actual);
    }
}
