using System.Diagnostics;

namespace Hyperlane.Templates.Tests.Support;

/// <summary>A disk of a few megabytes, which a test fills; disposing takes it away.</summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private const string Mount = "/usr/bin/mount";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private SmallDisk(string path) => Path = path;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Mounts one over an empty folder; the test is skipped where that is not allowed.</summary>
    public static async Task<SmallDisk> MountAsync(string folder, int kilobytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root"
            && File.Exists(Mount), "Only root on Linux can mount a small disk.");
        Directory.CreateDirectory(folder);
        var mounting = await ChildProcess.RunAsync(Mount, ["-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", folder], "/", Patience);
        Assert.SkipWhen(mounting.ExitCode != 0, $"Mounting is not allowed here: {mounting.Text}");
        return new SmallDisk(folder);
    }

    /// <summary>Makes it larger.</summary>
    public async Task ResizeAsync(int kilobytes) =>
        (await ChildProcess.RunAsync(Mount, ["-o", $"remount,size={kilobytes}k", Path], "/", Patience)).EnsureSuccess();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Processes that were killed a moment ago may still be on it.
        var clock = Stopwatch.StartNew();
        ProcessOutput unmounting;
        while ((unmounting = await ChildProcess.RunAsync("umount", [Path], "/", Patience)).ExitCode != 0 && clock.Elapsed < Patience)
        {
            await Task.Delay(50);
        }

        unmounting.EnsureSuccess();
    }
}
