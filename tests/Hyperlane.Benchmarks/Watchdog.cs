using System.Diagnostics;
using System.Globalization;

namespace Hyperlane.Benchmarks;

/// <summary>
/// Ends a process when this one is gone, however it went: SIGKILL leaves no time for a finally. A shell waits for
/// the end of its input, which the kernel closes with us.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private readonly Process _shell;

    public Watchdog(int watched)
    {
        var command = string.Create(CultureInfo.InvariantCulture, $"read _; kill -9 {watched}");
        _shell = Process.Start(new ProcessStartInfo("sh", ["-c", command]) { RedirectStandardInput = true })!;
    }

    /// <summary>Ends the watch only. To be called before the watched process ends, as its number may then be another's.</summary>
    public void Dispose()
    {
        _shell.Kill();
        _shell.WaitForExit();
        _shell.Dispose();
    }
}
