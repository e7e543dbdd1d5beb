using System.Text.Json;
using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Pack;

/// <summary>What the compiler reports of a mistake leads to the page of its id, in the package that the project uses.</summary>
public sealed class DiagnosticLinkTests(TemplatePack pack)
{
    [Fact]
    public async Task A_diagnostic_links_to_a_page_that_is_there()
    {
        using var folder = new TestFolder();
        await pack.Hive.CreateAsync("hyperlane-api", "Hello", folder.Path);
        folder.Write("Hello/Wrong.cs", """
            public static class Wrong
            {
                [Get("posts")]
                public static string Posts() => "";

                [Get("/users/{id}")]
                public static string User() => "";
            }
            """);

        var build = await Dotnet.TryAsync(Path.Combine(folder.Path, "Hello"), "build", "-p:ErrorLog=mistakes.sarif%2Cversion=2.1");

        Assert.NotEqual(0, build.ExitCode);
        using var report = JsonDocument.Parse(
            await File.ReadAllBytesAsync(Path.Combine(folder.Path, "Hello", "mistakes.sarif"), TestContext.Current.CancellationToken));
        var run = report.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        var found = run.GetProperty("results").EnumerateArray()
            .Where(result => result.GetProperty("ruleId").GetString()!.StartsWith("HL", StringComparison.Ordinal)).ToArray();
        Assert.Equal(["HL0001", "HL0002"], found.Select(result => result.GetProperty("ruleId").GetString()).Order());
        foreach (var result in found)
        {
            var id = result.GetProperty("ruleId").GetString();
            var page = new Uri(rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("helpUri").GetString()!);
            Assert.StartsWith($"# {id}:", await File.ReadAllTextAsync(page.LocalPath, TestContext.Current.CancellationToken),
                StringComparison.Ordinal);
        }
    }
}
