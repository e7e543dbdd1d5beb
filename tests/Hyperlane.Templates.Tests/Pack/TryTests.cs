using System.Net;
using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Pack;

/// <summary>The first command of the README.</summary>
public sealed class TryTests(TemplatePack pack)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task It_runs_a_new_project_and_leaves_the_users_own_templates_alone()
    {
        var artifacts = Path.Combine(pack.Repository, "artifacts", "templates-tests", "try");
        string[] command = ["msbuild", "pack.proj", "-t:Try", "-p:Template=hyperlane-api", $"-p:ArtifactsPath={artifacts}"];
        var before = UsersTemplates();

        await using var app = await RunningApp.StartAsync(Dotnet.Program, pack.Repository, "Production", command, Patience);
        using var response = await app.Client.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(Path.Combine(artifacts, "try", "hyperlane-api", "MyApp"), app.Output, StringComparison.Ordinal);
        Assert.Contains($"http://localhost:{app.Url.Port}", app.Output, StringComparison.Ordinal);
        Assert.Equal(before, UsersTemplates());
    }

    [Fact]
    public async Task It_says_which_templates_there_are_not()
    {
        var run = await Dotnet.TryAsync(pack.Repository, "msbuild", "pack.proj", "-t:Try", "-p:Template=hyperlane-nothing");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("There is no template hyperlane-nothing", run.Text, StringComparison.Ordinal);
    }

    private static List<string> UsersTemplates()
    {
        var home = Environment.GetEnvironmentVariable("DOTNET_CLI_HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var folder = new DirectoryInfo(Path.Combine(home, ".templateengine"));
        return folder.Exists
            ? [.. folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc:O}").Order()]
            : [];
    }
}
