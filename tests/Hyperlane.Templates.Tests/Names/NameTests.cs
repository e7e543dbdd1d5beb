using System.Net;

namespace Hyperlane.Templates.Tests.Names;

/// <summary>Whatever a project is called, it is made, builds without a warning, runs, and ends as it should.</summary>
public sealed class NameTests(NamedProjects projects) : IClassFixture<NamedProjects>
{
    public static TheoryData<string> Names => [.. NamedProjects.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_project_of_that_name_runs(string name)
    {
        await using var app = await projects[name].StartAsync();

        using var response = await app.Client.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(0, await app.TerminateAsync());
    }

    [Theory]
    [InlineData("my-blog", "my_blog")]
    [InlineData("My App", "My_App")]
    [InlineData("1stApp", "_1stApp")]
    [InlineData("class", "_class")]
    [InlineData("A..B", "A.B")]
    [InlineData("日本語", "日本語")]
    [InlineData("a&b", "a_b")]
    public void The_namespace_is_one_that_CSharp_takes(string name, string expected)
    {
        Assert.Contains($"<RootNamespace>{expected}</RootNamespace>", projects[name].Read(name + ".csproj"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_of_the_template_shows_through(string name)
    {
        var folder = projects[name].Folder;
        string[] built = [Path.Combine(folder, "bin"), Path.Combine(folder, "obj"), Path.Combine(folder, ".hyperlane")];
        var texts = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !built.Any(part => file.StartsWith(part + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
            .Where(file => !file.Contains(".db", StringComparison.Ordinal));

        foreach (var file in texts)
        {
            var text = Path.GetRelativePath(folder, file) + "\n" + File.ReadAllText(file);
            foreach (var token in new[] { "HyperlaneApi.1", "HyperlaneApi_1", "HyperlaneApi._1", "HYPERLANE_", ":5187" })
            {
                Assert.DoesNotContain(token, text, StringComparison.OrdinalIgnoreCase);
            }
        }
    }
}
