using System.ComponentModel;
using System.Diagnostics;

namespace Hyperlane.Tests.Shared;

/// <summary>A folder with the packages that a package.json names, and the programs in them. Made once for all tests.</summary>
/// <param name="source">Where package.json, its lock and scripts are, from the folder of the test project.</param>
/// <param name="name">How the folder is called among the artifacts.</param>
public abstract class NpmFolder(string source, string name) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Why there is no such folder; null if there is one.</summary>
    private string? _missing;

    /// <summary>The folder.</summary>
    public string Folder { get; } = Folders.OfArtifacts(name);

    public virtual async ValueTask InitializeAsync()
    {
        _missing = await VersionAsync("node") ?? await VersionAsync("npm");
        if (_missing is not null)
        {
            return;
        }

        Directory.CreateDirectory(Folder);
        foreach (var file in Directory.EnumerateFiles(Folders.OfProject(source)))
        {
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)), overwrite: true);
        }

        var installed = Path.Combine(Folder, "node_modules", ".installed");
        var wanted = await File.ReadAllTextAsync(Path.Combine(Folder, "package-lock.json"));
        if (!File.Exists(installed) || await File.ReadAllTextAsync(installed) != wanted)
        {
            var (exitCode, output) = await RunAsync("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            Assert.True(exitCode == 0, output);
            await File.WriteAllTextAsync(installed, wanted);
        }
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Skips the test where node or npm is missing, unless this is CI, where nothing may be.</summary>
    public void Require() => Require(_missing);

    /// <summary>The same for a reason of the test's own; null for none.</summary>
    protected static void Require(string? missing)
    {
        Assert.False(missing is not null && Environment.GetEnvironmentVariable("CI") == "true", missing);
        Assert.SkipWhen(missing is not null, missing ?? "");
    }

    /// <summary>Runs a program of a package.</summary>
    public Task<(int ExitCode, string Output)> RunToolAsync(string name, params string[] arguments)
        => RunAsync("npm", ["exec", "--offline", "--no", "--", name, .. arguments]);

    /// <summary>Runs a program in the folder.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        // On Windows npm is a script, which only the shell finds.
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo("cmd", ["/c", program, .. arguments]) : new ProcessStartInfo(program, arguments);
        start.WorkingDirectory = Directory.Exists(Folder) ? Folder : "";
        return await ToolProcess.RunAsync(start, Patience);
    }

    private async Task<string?> VersionAsync(string program)
    {
        try
        {
            return (await RunAsync(program, "--version")).ExitCode == 0 ? null : $"{program} does not work.";
        }
        catch (Win32Exception)
        {
            return $"{program} is missing; on Debian: apt-get install nodejs npm.";
        }
    }
}
