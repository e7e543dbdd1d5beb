using System.ComponentModel;

namespace Hyperlane.TestKit;

/// <summary>A folder with the packages that a package.json names, and the programs in them. Made once for all tests.</summary>
/// <param name="source">The folder of package.json, its lock and scripts.</param>
/// <param name="folder">Where the folder is made.</param>
public abstract class NpmFolder(string source, string folder) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Why there is no such folder; null if there is one.</summary>
    private string? _missing;

    /// <summary>The folder.</summary>
    public string Folder { get; } = folder;

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync()
    {
        _missing = await VersionAsync("node") ?? await VersionAsync("npm");
        if (_missing is not null)
        {
            return;
        }

        Directory.CreateDirectory(Folder);
        foreach (var file in Directory.EnumerateFiles(source))
        {
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)), overwrite: true);
        }

        var installed = Path.Combine(Folder, "node_modules", ".installed");
        var wanted = await File.ReadAllTextAsync(Path.Combine(Folder, "package-lock.json"));
        if (!File.Exists(installed) || await File.ReadAllTextAsync(installed) != wanted)
        {
            (await RunAsync("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")).EnsureSuccess();
            await File.WriteAllTextAsync(installed, wanted);
        }
    }

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Skips the test where node or npm is missing, or fails it under CI.</summary>
    public void Require() => Installed.Require(_missing);

    /// <summary>Runs a program of a package.</summary>
    public Task<ProcessOutput> RunToolAsync(string name, params string[] arguments)
        => RunAsync("npm", ["exec", "--offline", "--no", "--", name, .. arguments]);

    /// <summary>Runs a program in the folder.</summary>
    public Task<ProcessOutput> RunAsync(string program, params string[] arguments)
    {
        var folder = Directory.Exists(Folder) ? Folder : "";

        // On Windows npm is a script, which only the shell finds.
        return OperatingSystem.IsWindows()
            ? ChildProcess.RunAsync("cmd", ["/c", program, .. arguments], folder, Patience)
            : ChildProcess.RunAsync(program, arguments, folder, Patience);
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
