using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Pack;

/// <summary>A generated project builds under settings that are as strict as a team's may be, and is laid out as "dotnet format" does it.</summary>
public sealed class StrictTests(TemplatePack pack)
{
    [Fact]
    public async Task Every_template_builds_without_a_warning_and_needs_no_format_where_a_folder_above_turns_all_of_them_on()
    {
        using var folder = new TestFolder();
        folder.Write("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <AnalysisLevel>latest-recommended</AnalysisLevel>
                <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
              </PropertyGroup>
            </Project>
            """);
        GeneratedProject[] projects =
        [
            await pack.Hive.CreateAsync("hyperlane-api", "my-blog", folder.Path),
            await pack.Hive.CreateAsync("hyperlane-chat", "my-chat", folder.Path, "--tests", "true"),
            await pack.Hive.CreateAsync("hyperlane-chat", "wide-chat", folder.Path, "--database", "postgres", "--backplane", "redis"),
            await pack.Hive.CreateAsync("hyperlane-data", "my-data", folder.Path, "--tests", "true"),
            await pack.Hive.CreateAsync("hyperlane-data", "wide-data", folder.Path, "--engine", "postgres"),
        ];
        // One build of all takes less than one of each. A project of tests builds the program it tests.
        var entries = projects.Select(project => Directory.Exists(project.Path("tests")) ? $"{project.Name}/tests" : project.Name)
            .Select(name => $"  <Project Path=\"{Path.GetRelativePath(folder.Path, Directory.GetFiles(Path.Combine(folder.Path, name), "*.csproj").Single())}\" />\n");
        var solution = folder.Write("all.slnx", $"<Solution>\n{string.Concat(entries)}</Solution>\n");

        await Dotnet.RunAsync(folder.Path, "build", solution);
        await Dotnet.RunAsync(folder.Path, "format", "whitespace", folder.Path, "--folder", "--verify-no-changes");
    }
}
