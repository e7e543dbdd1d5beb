using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Pack;

/// <summary>What is in the nupkg, which is all a user gets.</summary>
public sealed class PackageContentTests(TemplatePack pack)
{
    [Theory]
    [InlineData("content/shared/.gitignore")]
    [InlineData("content/shared/.editorconfig")]
    [InlineData("content/shared/.dockerignore")]
    [InlineData("content/shared/Dockerfile")]
    [InlineData("content/shared/nuget.config")]
    [InlineData("content/hyperlane-api/.template.config/template.json")]
    [InlineData("content/hyperlane-api/.template.config/dotnetcli.host.json")]
    [InlineData("content/hyperlane-api/.template.config/ide.host.json")]
    [InlineData("content/hyperlane-api/HyperlaneApi.1.csproj")]
    [InlineData("content/hyperlane-api/Program.cs")]
    [InlineData("content/hyperlane-api/README.md")]
    [InlineData("content/hyperlane-api/appsettings.json")]
    [InlineData("content/hyperlane-api/Properties/launchSettings.json")]
    [InlineData("content/hyperlane-chat/.template.config/template.json")]
    [InlineData("content/hyperlane-chat/HyperlaneChat.1.csproj")]
    [InlineData("content/hyperlane-chat/tests/HyperlaneChat.1.Tests.csproj")]
    [InlineData("content/hyperlane-chat/wwwroot/index.html")]
    [InlineData("content/hyperlane-data/.template.config/template.json")]
    [InlineData("content/hyperlane-data/HyperlaneData.1.csproj")]
    [InlineData("content/hyperlane-data/Endpoints/DatasetEndpoints.cs")]
    [InlineData("content/hyperlane-data/Samples/eclipses.csv")]
    [InlineData("content/hyperlane-data/tests/HyperlaneData.1.Tests.csproj")]
    [InlineData("content/hyperlane-data/wwwroot/index.html")]
    public void It_has_the_file(string path)
    {
        Assert.Contains(path, Entries());
    }

    [Theory]
    [InlineData("hyperlane", "lib/net10.0/Hyperlane.dll")]
    [InlineData("hyperlane", "lib/net10.0/Hyperlane.xml")]
    [InlineData("hyperlane", "build/Hyperlane.props")]
    [InlineData("hyperlane", "buildTransitive/Hyperlane.props")]
    [InlineData("hyperlane", "build/Hyperlane.targets")]
    [InlineData("hyperlane", "buildTransitive/Hyperlane.targets")]
    [InlineData("hyperlane", "analyzers/dotnet/cs/Hyperlane.Generator.dll")]
    [InlineData("hyperlane", "hyperlane.nuspec.xml")]
    [InlineData("hyperlane", ".nupkg.metadata")]
    [InlineData("hyperlane", "hyperlane.{version}.nupkg")]
    [InlineData("hyperlane.authentication", "lib/net10.0/Hyperlane.Authentication.dll")]
    [InlineData("hyperlane.caching", "lib/net10.0/Hyperlane.Caching.dll")]
    [InlineData("hyperlane.data", "lib/net10.0/Hyperlane.Data.dll")]
    [InlineData("hyperlane.data.postgres", "lib/net10.0/Hyperlane.Data.Postgres.dll")]
    [InlineData("hyperlane.redis", "lib/net10.0/Hyperlane.Redis.dll")]
    [InlineData("hyperlane.testing", "lib/net10.0/Hyperlane.Testing.dll")]
    [InlineData("hyperlane.testing", "hyperlane.testing.nuspec.xml")]
    [InlineData("hyperlane.testing", ".nupkg.metadata")]
    [InlineData("hyperlane.testing", "hyperlane.testing.{version}.nupkg")]
    public void It_has_the_SDK(string package, string path)
    {
        Assert.Contains($"content/shared/.hyperlane/{package}/{pack.Version}/{path.Replace("{version}", pack.Version, StringComparison.Ordinal)}", Entries());
    }

    [Fact]
    public void It_has_every_file_of_the_templates()
    {
        var root = Path.Combine(pack.Repository, "templates");
        string[] made = ["bin", "obj"];
        var sources = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Intersect(made).Any() && !file.Contains(".db", StringComparison.Ordinal)
                && !file.EndsWith(".user", StringComparison.Ordinal))
            .Select(file => "content/" + file);

        Assert.Empty(sources.Except(Entries()));
    }

    [Fact]
    public void It_has_nothing_that_was_built_in_place()
    {
        string[] made = ["bin", "obj"];

        Assert.DoesNotContain(Entries(), entry => entry.Split('/').Intersect(made).Any()
            || entry.EndsWith(".db", StringComparison.Ordinal));
    }

    [Fact]
    public void It_has_no_assembly_of_its_own()
    {
        Assert.DoesNotContain(Entries(), entry => entry.StartsWith("lib/", StringComparison.Ordinal));
    }

    [Fact]
    public void The_project_asks_for_the_SDK_inside()
    {
        using var package = pack.Open();
        using var reader = new StreamReader(package.GetEntry("content/hyperlane-api/HyperlaneApi.1.csproj")!.Open());

        Assert.Contains($"<PackageReference Include=\"Hyperlane\" Version=\"{pack.Version}\" />", reader.ReadToEnd(),
            StringComparison.Ordinal);
    }

    // Names come out of the zip as they went in, escaped as in a URL.
    private HashSet<string> Entries()
    {
        using var package = pack.Open();
        return [.. package.Entries.Select(entry => Uri.UnescapeDataString(entry.FullName))];
    }
}
