using System.Runtime.InteropServices;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>How many files and sockets this process and its children may have open.</summary>
internal static unsafe partial class Descriptors
{
    private const int Files = 7;

    /// <summary>Raises the limit, as far as this user may.</summary>
    /// <returns>The limit.</returns>
    public static long Raise(int wanted)
    {
        var limits = stackalloc ulong[2];
        _ = GetLimit(Files, limits);
        if (limits[1] < (ulong)wanted)
        {
            // Only root may go beyond the hard limit.
            var higher = stackalloc ulong[2] { (ulong)wanted, (ulong)wanted };
            if (SetLimit(Files, higher) == 0)
            {
                return wanted;
            }
        }

        limits[0] = limits[1];
        _ = SetLimit(Files, limits);
        return (long)limits[0];
    }

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetLimit(int resource, ulong* limits);

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int SetLimit(int resource, ulong* limits);
}
