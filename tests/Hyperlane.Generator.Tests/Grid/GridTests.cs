namespace Hyperlane.Generator.Tests.Grid;

/// <summary>
/// Whatever C# allows in an endpoint works, or is told by a diagnostic: each type in each place, with and without nullable
/// references, generated and compiled without a warning, and called over a port with good and with bad input. The tables say
/// which cells work, and where the OpenAPI document says something else than the server does. To take over a change that is
/// meant, run the tests once with UPDATE_SNAPSHOTS=1 and read the difference.
/// </summary>
public sealed class GridTests
{
    [Fact]
    public Task What_compiles_works() => CheckAsync("nullable", hasNullable: true);

    [Fact]
    public Task What_compiles_works_without_nullable_references() => CheckAsync("oblivious", hasNullable: false);

    private static async Task CheckAsync(string name, bool hasNullable)
    {
        await using var project = await GridProject.StartAsync(hasNullable);
        Assert.True(project.Complaints.Count == 0, string.Join('\n', project.Complaints.Take(100)));

        var calls = new GridCalls(project.App.Client);
        var wrong = await calls.CheckAsync(project.Working);
        var schemas = new GridSchemas(await project.App.Client.GetStringAsync(new Uri("/openapi.json", UriKind.Relative)));
        var differences = schemas.Check(project.Working);

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {calls.Count} calls:\n" + string.Join('\n', wrong));
        AreAsCheckedIn($"{name}.md", GridTable.Of(project));
        AreAsCheckedIn($"{name}.differences.md", string.Concat(differences.Order(StringComparer.Ordinal).Select(one => $"- {one}\n")));
    }

    private static void AreAsCheckedIn(string name, string text)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Sources.Write("Grid", name, text);
            return;
        }

        Assert.Equal(Sources.Read("Grid", name), text);
    }
}
