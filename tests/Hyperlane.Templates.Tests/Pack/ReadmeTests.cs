using System.Net;
using System.Text.RegularExpressions;
using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Pack;

/// <summary>The commands of the repository's README, typed as they stand, where its reader stands: in a clone.</summary>
public sealed partial class ReadmeTests(TemplatePack pack) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private RepositoryCopy _clone = null!;

    private IReadOnlyList<string> Commands { get; } = Readme.ReadCommands(File.ReadAllText(Path.Combine(pack.Repository, "README.md")));

    /// <inheritdoc/>
    public ValueTask InitializeAsync()
    {
        Shell.Require();
        _clone = new RepositoryCopy(pack);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _clone?.Dispose();
        // In a path with an apostrophe NuGet cannot use the SDK where it lies, and copies it.
        PackageCache.Remove(Path.Combine(await PackageCache.FindAsync(), "hyperlane", pack.Version + "r"));
    }

    [Fact]
    public async Task Try_and_install_work_from_a_fresh_clone_and_leave_the_users_own_templates_alone()
    {
        using var hive = new TestFolder();
        var shell = new Shell(hive.Path) { Variables = { ["PackVersion"] = _clone.Version } };
        var before = UsersTemplates();

        await using (var tried = await shell.StartAsync(_clone.Path, Single("-t:Try"), Patience))
        {
            await EnsureWellAsync(tried);
            Assert.Contains(Path.Combine(_clone.Path, "artifacts", "try", "hyperlane-api", "MyApp"), tried.Output,
                StringComparison.Ordinal);
            Assert.Contains($"http://localhost:{tried.Url.Port}", tried.Output, StringComparison.Ordinal);
        }

        Assert.Equal(before, UsersTemplates());

        await using (var installed = await shell.StartAsync(_clone.Path, Single("dotnet new install"), Patience))
        {
            await EnsureWellAsync(installed);
            Assert.DoesNotContain("warning", installed.Output, StringComparison.OrdinalIgnoreCase);
        }

        Assert.True(File.Exists(Path.Combine(_clone.Path, "..", "my-blog", "my-blog.csproj")));
        await shell.RunAsync(_clone.Path, Single("dotnet new uninstall"), Patience);
    }

    [Fact]
    public async Task Try_says_which_templates_there_are_not()
    {
        var run = await Dotnet.TryAsync(_clone.Path, "msbuild", "pack.proj", "-t:Try", "-p:Template=hyperlane-nothing");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("There is no template hyperlane-nothing", run.Text, StringComparison.Ordinal);
    }

    // They take long, or need tools of their own; that they name what there is can be seen without running them.
    [Fact]
    public void The_other_commands_name_files_that_are_there()
    {
        var files = Commands.SelectMany(block => FileName().Matches(block)).Select(match => match.Value).Distinct().ToList();

        Assert.Contains("Hyperlane.Templates.sln", files);
        Assert.Contains("tests/Hyperlane.Soak", files);
        Assert.All(files, file => Assert.True(Path.Exists(Path.Combine(_clone.Path, file)), file));
    }

    private string Single(string command) => Assert.Single(Commands, block => block.Contains(command, StringComparison.Ordinal));

    private static async Task EnsureWellAsync(RunningApp app)
    {
        using var response = await app.Client.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static List<string> UsersTemplates()
    {
        var home = Environment.GetEnvironmentVariable("DOTNET_CLI_HOME")
            ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var folder = new DirectoryInfo(Path.Combine(home, ".templateengine"));
        return folder.Exists
            ? [.. folder.EnumerateFiles("*", SearchOption.AllDirectories)
                .Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc:O}").Order()]
            : [];
    }

    [GeneratedRegex(@"(?<= )(pack\.proj|\S+\.sln|tests/\S+)(?=\s|$)")]
    private static partial Regex FileName();
}
