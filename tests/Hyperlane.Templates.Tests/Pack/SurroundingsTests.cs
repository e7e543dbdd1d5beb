using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Pack;

/// <summary>The project restores and builds wherever it lies, with the package sources its user has there.</summary>
public sealed class SurroundingsTests(TemplatePack pack)
{
    // A second source beside nuget.org, as a company has one.
    private const string OwnSource = """
        <configuration>
          <packageSources>
            <add key="mine" value="feed" />
          </packageSources>
        </configuration>
        """;

    // nuget.org by another name only, as with a mirror; every package mapped to a source, and Hyperlane to none of ours.
    private const string MappedSources = """
        <configuration>
          <packageSources>
            <clear />
            <add key="mirror" value="https://api.nuget.org/v3/index.json" />
            <add key="mine" value="feed" />
          </packageSources>
          <packageSourceMapping>
            <clear />
            <packageSource key="mirror"><package pattern="*" /></packageSource>
            <packageSource key="mine"><package pattern="Mine.*" /></packageSource>
          </packageSourceMapping>
        </configuration>
        """;

    [Theory]
    [InlineData(OwnSource)]
    [InlineData(MappedSources)]
    public async Task The_users_own_sources_stay(string config)
    {
        using var folder = new TestFolder();
        using var mine = await OwnPackage.CreateAsync(Path.Combine(folder.Path, "feed"));
        folder.Write("nuget.config", config);
        var project = await pack.Hive.CreateAsync("hyperlane-api", "Blog", folder.Path);
        var text = project.Read("Blog.csproj");
        var reference = $"<PackageReference Include=\"{OwnPackage.Id}\" Version=\"{mine.Version}\" />\n    <PackageReference Include=\"Hyperlane\"";
        await File.WriteAllTextAsync(
            project.ProjectFile, text.Replace("<PackageReference Include=\"Hyperlane\"", reference, StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        await project.BuildAsync();

        Assert.True(mine.IsRestored);
    }

    [Fact]
    public async Task Central_versions_of_a_folder_above_do_not_break_it()
    {
        using var folder = new TestFolder();
        folder.Write("Directory.Packages.props", """
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup><PackageVersion Include="Microsoft.Data.Sqlite" Version="1.0.0" /></ItemGroup>
            </Project>
            """);
        folder.Write("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <TargetFramework>net8.0</TargetFramework>
                <Nullable>disable</Nullable>
                <ImplicitUsings>disable</ImplicitUsings>
              </PropertyGroup>
            </Project>
            """);
        var project = await pack.Hive.CreateAsync("hyperlane-api", "Blog", folder.Path);

        await project.BuildAsync();
    }

    [Theory]
    [InlineData("my things")]
    [InlineData("50% @home, #1 (new)")]
    public async Task The_path_may_have_odd_characters(string above)
    {
        using var folder = new TestFolder();
        var parent = Directory.CreateDirectory(Path.Combine(folder.Path, above)).FullName;
        var project = await pack.Hive.CreateAsync("hyperlane-api", "Blog", parent);

        await project.BuildAsync();
    }

    [Fact]
    public async Task The_path_may_have_an_apostrophe()
    {
        using var folder = new TestFolder();
        var parent = Directory.CreateDirectory(Path.Combine(folder.Path, "Bob's things")).FullName;
        var packages = PackageCache.MoveInto(folder);
        var project = await pack.Hive.CreateAsync("hyperlane-api", "it's", parent);

        await project.BuildAsync();

        Assert.True(Directory.Exists(Path.Combine(packages, "hyperlane", pack.Version)));
    }

    [Fact]
    public async Task The_SDK_does_not_pile_up_in_the_users_package_cache()
    {
        using var folder = new TestFolder();
        var project = await pack.Hive.CreateAsync("hyperlane-api", "Blog", folder.Path);

        await Dotnet.RunAsync(project.Folder, "restore");

        Assert.False(Directory.Exists(Path.Combine(await PackageCache.FindAsync(), "hyperlane", pack.Version)));
    }
}
