using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Hyperlane.Transport;

/// <summary>
/// The last file descriptors that the process may have are not for connections: a server that has accepted all it can
/// must still open files, the app's own and those of code that is loaded when it is first needed.
/// </summary>
internal static unsafe partial class DescriptorReserve
{
    private const int MaxDescriptors = 64;

    /// <summary>Unix gives out the lowest number that is free, so a high one says that few are left. From here on they are kept.</summary>
    private static readonly long First = Limit() is var limit && limit == long.MaxValue
        ? limit
        : limit - Math.Min(MaxDescriptors, limit / 4);

    /// <summary>Whether a descriptor is one of the last.</summary>
    public static bool Holds(nint descriptor) => descriptor >= First;

    /// <summary>Whether the next descriptor would be one of the last, or there is none.</summary>
    public static bool IsReached()
    {
        try
        {
            using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            return Holds(probe.Handle);
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private static long Limit()
    {
        // On other systems the numbers of handles say nothing.
        if (!OperatingSystem.IsLinux())
        {
            return long.MaxValue;
        }

        const int Descriptors = 7;
        var limits = stackalloc ulong[2];
        return GetLimit(Descriptors, limits) == 0 ? (long)Math.Min(limits[0], long.MaxValue) : long.MaxValue;
    }

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetLimit(int resource, ulong* limits);
}
