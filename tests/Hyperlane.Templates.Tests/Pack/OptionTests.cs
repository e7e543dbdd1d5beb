using System.Text.Json;
using System.Text.RegularExpressions;
using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Pack;

/// <summary>What can be said to "dotnet new hyperlane-api".</summary>
public sealed partial class OptionTests(TemplatePack pack)
{
    [Fact]
    public async Task Without_a_port_it_chooses_one_that_is_safe()
    {
        using var folder = new TestFolder();

        var project = await pack.Hive.CreateAsync("hyperlane-api", "Blog", folder.Path);

        Assert.InRange(Port(project), 5200, 5400);
    }

    [Fact]
    public async Task A_port_that_is_said_is_used_wherever_the_project_names_one()
    {
        using var folder = new TestFolder();

        var project = await pack.Hive.CreateAsync("hyperlane-api", "Blog", folder.Path, "--port", "5432");

        Assert.Equal(5432, Port(project));
        Assert.Equal(["5432"], LocalPort().Matches(project.Read("README.md")).Select(match => match.Groups[1].Value).Distinct());
    }

    [Fact]
    public async Task Without_a_name_it_is_called_as_its_folder()
    {
        using var folder = new TestFolder();
        var project = Directory.CreateDirectory(Path.Combine(folder.Path, "my-notes")).FullName;

        await pack.Hive.NewAsync(project, "hyperlane-api", "--no-restore");

        Assert.True(File.Exists(Path.Combine(project, "my-notes.csproj")));
    }

    [Fact]
    public async Task It_restores_unless_told_not_to()
    {
        using var folder = new TestFolder();

        await pack.Hive.NewAsync(folder.Path, "hyperlane-api", "--name", "Restored");
        await pack.Hive.NewAsync(folder.Path, "hyperlane-api", "--name", "Untouched", "--no-restore");

        Assert.True(File.Exists(Path.Combine(folder.Path, "Restored", "obj", "project.assets.json")));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "Untouched", "obj")));
    }

    [Fact]
    public async Task A_restore_that_fails_is_said_to_have_failed()
    {
        using var folder = new TestFolder();
        folder.Write("nuget.config", "<configuration><packageSources><clear /></packageSources></configuration>");
        folder.Write("Directory.Build.targets",
            "<Project><ItemGroup><PackageReference Include=\"No.Such.Package\" Version=\"1.0.0\" /></ItemGroup></Project>");

        var create = await Dotnet.TryAsync(folder.Path, "new", "hyperlane-api", "--name", "Blog", "--debug:custom-hive", pack.Hive.Path);

        Assert.NotEqual(0, create.ExitCode);
    }

    [Fact]
    public async Task The_image_starts_the_program_by_its_name()
    {
        using var folder = new TestFolder();

        var project = await pack.Hive.CreateAsync("hyperlane-api", "My App", folder.Path);

        Assert.Contains("ENTRYPOINT [\"dotnet\", \"My App.dll\"]", project.Read("Dockerfile"), StringComparison.Ordinal);
        Assert.DoesNotMatch("runtime-deps|apt-get|#if|#else|#endif", project.Read("Dockerfile"));
    }

    [Theory]
    [InlineData("hyperlane-api", "*.db", "/storage/")]
    [InlineData("hyperlane-chat", "*.db", "/storage/")]
    [InlineData("hyperlane-data", "/storage/", "*.db")]
    public async Task What_a_project_keeps_and_its_secrets_go_into_no_repository_and_no_image(string template, string kept, string foreign)
    {
        using var folder = new TestFolder();
        var project = await pack.Hive.CreateAsync(template, "Mine", folder.Path);

        var repository = project.Read(".gitignore").Split('\n');
        var image = project.Read(".dockerignore").Split('\n');

        Assert.Contains(kept, repository);
        Assert.DoesNotContain(foreign, repository);
        string[] secrets = ["*.pfx", "*.p12", "*.pem", "*.key", ".env", "appsettings.*.local.json"];
        Assert.All(secrets, secret => Assert.Contains(secret, repository));
        Assert.All(secrets, secret => Assert.Contains("**/" + secret, image));
        Assert.DoesNotContain(repository.Concat(image), line => line.StartsWith("#if", StringComparison.Ordinal)
            || line.StartsWith("#endif", StringComparison.Ordinal));
    }

    private static int Port(GeneratedProject project)
    {
        using var settings = JsonDocument.Parse(project.Read("appsettings.json"));
        return new Uri(settings.RootElement.GetProperty("Urls").GetString()!).Port;
    }

    [GeneratedRegex("localhost:([0-9]+)")]
    private static partial Regex LocalPort();
}
