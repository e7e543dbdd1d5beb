using System.Text.RegularExpressions;
using Hyperlane.Templates.Tests.Pack;
using Hyperlane.Templates.Tests.Support;
using Npgsql;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>What the options of the data service make of it.</summary>
[Collection<DataTests>]
public sealed class OptionTests(TemplatePack pack, GeneratedData data)
{
    [Theory]
    [InlineData("My Data", ".", "duckdb")]
    [InlineData("1st", "Bob's", "postgres")]
    public async Task With_tests_it_has_tests_that_pass(string name, string parent, string engine)
    {
        using var folder = new TestFolder();
        var place = await data.NewPlaceAsync(engine);
        if (parent.Contains('\'', StringComparison.Ordinal))
        {
            PackageCache.MoveInto(folder);
        }

        var project = await pack.Hive.CreateAsync("hyperlane-data", name,
            Directory.CreateDirectory(Path.Combine(folder.Path, parent)).FullName, "--tests", "--engine", engine);
        if (place.Database is not null)
        {
            var settings = project.Read("appsettings.json");
            var reader = new NpgsqlConnectionStringBuilder(place.Database) { Username = "data_reader", Password = "data_reader" };
            settings = Regex.Replace(settings, "Host=localhost;Username=postgres;[^\"]*", place.Database);
            await File.WriteAllTextAsync(project.Path("appsettings.json"),
                Regex.Replace(settings, "Host=localhost;Username=data_reader;[^\"]*", reader.ConnectionString));
        }

        await project.BuildAsync();
        var output = await Dotnet.RunAsync(project.Folder, "test", "tests");

        Assert.Matches(@"Passed!.*Failed: +0, Passed: +[1-9][0-9]*, Skipped: +0", output.Text);
        Assert.Contains("dotnet test tests", project.Read("README.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("duckdb", "(?i)npgsql|PostgresDatasets")]
    [InlineData("postgres", "builder\\.AddDatasets")]
    public async Task Without_options_it_is_small_and_has_nothing_that_it_does_not_need(string engine, string other)
    {
        using var folder = new TestFolder();
        var project = await pack.Hive.CreateAsync("hyperlane-data", "Figures", folder.Path, "--engine", engine, "--docker", "false");

        Assert.InRange(Directory.GetFiles(project.Folder, "*.cs", SearchOption.AllDirectories).Length, 5, 24);
        Assert.False(Directory.Exists(project.Path("tests")) || File.Exists(project.Path("Dockerfile"))
            || File.Exists(project.Path(".dockerignore")));
        var files = Directory.GetFiles(project.Folder, "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".csproj" or ".md" or ".json" or ".http"
                && !file.Contains(".hyperlane", StringComparison.Ordinal))
            .ToList();
        Assert.All(files, file => Assert.DoesNotMatch($"#if|#else|#endif|HYPERLANE_|HyperlaneData|{other}", File.ReadAllText(file)));
    }

    [Fact]
    public void A_build_has_the_engine_of_this_system_only()
    {
        var built = new DirectoryInfo(Path.GetDirectoryName(data.Project.Program)!);

        Assert.False(Directory.Exists(Path.Combine(built.FullName, "runtimes")));
        Assert.InRange(built.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length), 10_000_000, 120_000_000);
    }

    [Fact]
    public async Task The_image_has_letters_for_the_pictures()
    {
        using var folder = new TestFolder();

        var project = await pack.Hive.CreateAsync("hyperlane-data", "Figures", folder.Path, "--port", "5432");

        Assert.Matches(@"(?s)apt-get install .*fonts-.*ENTRYPOINT \[""dotnet"", ""Figures\.dll""\]", project.Read("Dockerfile"));
        Assert.DoesNotMatch("#if|#else|#endif|HYPERLANE_", project.Read("Dockerfile"));
        Assert.Contains("localhost:5432", project.Read("appsettings.json"), StringComparison.Ordinal);
    }
}
