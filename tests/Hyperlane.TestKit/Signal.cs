using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Hyperlane.TestKit;

/// <summary>Unix signals, which Process cannot send.</summary>
public static partial class Signal
{
    private const int SigKill = 9;
    private const int SigTerm = 15;

    /// <summary>Sends SIGTERM.</summary>
    public static void Terminate(int process) => Send(process, SigTerm);

    /// <summary>Sends SIGKILL to this process, and to none that it has started.</summary>
    public static void Kill(int process) => Send(process, SigKill);

    private static void Send(int process, int signal)
    {
        if (Kill(process, signal) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);
}
