using System.ComponentModel;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>Python, whose csv module writes files as other people's programs do.</summary>
public static class Python
{
    /// <summary>Runs a script; without Python the test is skipped, or fails under CI.</summary>
    public static async Task RunAsync(string folder, string script)
    {
        try
        {
            (await ChildProcess.RunAsync("python3", ["-c", script], folder, TimeSpan.FromMinutes(1))).EnsureSuccess();
        }
        catch (Win32Exception)
        {
            Installed.Require(null, "python3");
        }
    }
}
