using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Hyperlane.Templates.Tests.Support;

/// <summary>Unix signals, which Process cannot send.</summary>
public static partial class Signal
{
    private const int SigTerm = 15;

    /// <summary>Sends SIGTERM.</summary>
    public static void Terminate(int process)
    {
        if (Kill(process, SigTerm) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);
}
