namespace Hyperlane.Generator.Tests.Grid;

/// <summary>Checks a whole grid.</summary>
internal static class GridChecks
{
    public static async Task RunAsync(string name, bool hasNullable)
    {
        await using var project = await GridProject.StartAsync(hasNullable);
        Assert.True(project.Complaints.Count == 0, string.Join('\n', project.Complaints.Take(100)));

        var calls = new GridCalls(project.App.Client);
        var wrong = await calls.CheckAsync(project.Working);
        var schemas = new GridSchemas(await project.App.Client.GetStringAsync(new Uri("/openapi.json", UriKind.Relative)));
        var differences = schemas.Check(project.Working);
        var unexplained = differences.Where(one => one.Reason is null).ToArray();

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {calls.Count} calls:\n" + string.Join('\n', wrong));
        Assert.True(unexplained.Length == 0, $"{unexplained.Length} of {schemas.Count} values:\n" + GridDifference.List(unexplained));
        AreAsCheckedIn($"{name}.md", GridTable.Of(project));
        AreAsCheckedIn($"{name}.differences.md", GridDifference.List(differences));
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
