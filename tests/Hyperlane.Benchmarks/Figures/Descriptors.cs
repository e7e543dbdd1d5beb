using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>How many files and sockets this process and its children may have open.</summary>
internal static unsafe partial class Descriptors
{
    private const int Files = 7;

    /// <inheritdoc cref="Raise(int, out string?)"/>
    public static long Raise(int wanted) => Raise(wanted, out _);

    /// <summary>Raises the limit, as far as this user may.</summary>
    /// <param name="wanted">To how many.</param>
    /// <param name="refusal">What the kernel said if it allows fewer.</param>
    /// <returns>The limit.</returns>
    public static long Raise(int wanted, out string? refusal)
    {
        refusal = null;
        var limits = stackalloc ulong[2];
        _ = GetLimit(Files, limits);
        if (limits[1] < (ulong)wanted)
        {
            // Only who has CAP_SYS_RESOURCE may go beyond the hard limit.
            var higher = stackalloc ulong[2] { (ulong)wanted, (ulong)wanted };
            if (SetLimit(Files, higher) == 0)
            {
                return wanted;
            }

            var error = Marshal.GetLastPInvokeError();
            refusal = $"setrlimit to more: errno {error}, {new Win32Exception(error).Message}";
        }

        limits[0] = limits[1];
        _ = SetLimit(Files, limits);
        return (long)limits[0];
    }

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetLimit(int resource, ulong* limits);

    [LibraryImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    private static partial int SetLimit(int resource, ulong* limits);
}
