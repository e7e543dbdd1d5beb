using System.ComponentModel;
using System.Diagnostics;

namespace Hyperlane.OpenApi.Tests;

/// <summary>A folder with the packages that Client/package.json names, and the programs in them. Made once for all tests.</summary>
public sealed class Npm : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Why there is no such folder; null if there is one.</summary>
    private string? _missing;

    /// <summary>The folder.</summary>
    public string Folder { get; } = Folders.OfArtifacts("openapi-client");

    public async ValueTask InitializeAsync()
    {
        _missing = await VersionAsync("node") ?? await VersionAsync("npm");
        if (_missing is not null)
        {
            return;
        }

        Directory.CreateDirectory(Folder);
        foreach (var file in Directory.EnumerateFiles(Folders.OfProject("Client")))
        {
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)), overwrite: true);
        }

        await using var app = await LibraryApp.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(Folder, "openapi.json"), await app.Client.GetStringAsync(LibraryApp.Path("/openapi.json")));
        var installed = Path.Combine(Folder, "node_modules", ".installed");
        var wanted = await File.ReadAllTextAsync(Path.Combine(Folder, "package-lock.json"));
        if (!File.Exists(installed) || await File.ReadAllTextAsync(installed) != wanted)
        {
            var (exitCode, output) = await RunAsync("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            Assert.True(exitCode == 0, output);
            await File.WriteAllTextAsync(installed, wanted);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Skips the test where node or npm is missing, unless this is CI, where nothing may be.</summary>
    public void Require()
    {
        Assert.False(_missing is not null && Environment.GetEnvironmentVariable("CI") == "true", _missing);
        Assert.SkipWhen(_missing is not null, _missing ?? "");
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
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        using var stop = new CancellationTokenSource(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(stop.Token);
            var errors = process.StandardError.ReadToEndAsync(stop.Token);
            await process.WaitForExitAsync(stop.Token);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end within {Patience}.");
        }
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
