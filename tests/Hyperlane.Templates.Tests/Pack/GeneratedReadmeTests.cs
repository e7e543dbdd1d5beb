using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Pack;

/// <summary>The README of a generated project: its commands, typed as they stand, do what it says.</summary>
public sealed class GeneratedReadmeTests(TemplatePack pack)
{
    [Theory]
    [InlineData("hyperlane-api", "welcome-to-your-blog", "Location: /posts/hello-world", "A tag must not contain a comma")]
    [InlineData("hyperlane-chat")]
    [InlineData("hyperlane-data", "beech")]
    public async Task Its_commands_work(string template, params string[] written)
    {
        using var folder = new TestFolder();
        var project = await pack.Hive.CreateAsync(template, "my-app", folder.Path);

        var answers = string.Concat(await new ReadmeWalk(project).TypeAllAsync());

        Assert.All(written, text => Assert.Contains(text, answers, StringComparison.Ordinal));
    }
}
