using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Hyperlane.Data;

/// <summary>
/// What a worker takes from itself, where the operating system has it: address space, time of the processor, open files,
/// the size of files, core dumps. The service watches its memory everywhere.
/// </summary>
internal static partial class Confinement
{
    private const int Cpu = 0;
    private const int FileSize = 1;
    private const int Core = 4;
    private const int AddressSpace = 9;
    private const int OpenFiles = 256;
    private const ulong Infinity = ulong.MaxValue;

    private static bool IsUnix => OperatingSystem.IsLinux() || OperatingSystem.IsMacOS();

    /// <summary>The way to the service. What else is printed, by DuckDB as well, goes to the errors.</summary>
    public static Stream TakeOutput()
    {
        if (!IsUnix)
        {
            return Console.OpenStandardOutput();
        }

        var copy = Duplicate(1);
        _ = Duplicate(2, 1);
        return new FileStream(new SafeFileHandle(copy, ownsHandle: true), FileAccess.Write, 0);
    }

    /// <summary>Sets what does not change. Signals for the whole group, as by Ctrl+C, are the service's matter.</summary>
    public static void Begin()
    {
        _ = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        _ = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, signal => signal.Cancel = true);
        _ = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = true);
        if (!IsUnix)
        {
            return;
        }

        Set(Core, 0);
        Set(OperatingSystem.IsLinux() ? 7 : 8, OpenFiles);
    }

    /// <summary>Sets what one request may take.</summary>
    /// <param name="seconds">Seconds of the processor; 0 for as many as it likes.</param>
    /// <param name="fileSize">How large a file may be that it writes, in bytes; 0 for as large as it likes.</param>
    /// <param name="addressSpace">How much address space it may take on top of what there is, in bytes.</param>
    public static void Allow(int seconds, long fileSize, long addressSpace)
    {
        if (OperatingSystem.IsLinux())
        {
            // .NET has reserved a lot that it does not use, and DuckDB keeps what it has given back: neither is memory.
            var reserved = ulong.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[0], null) * (ulong)Environment.SystemPageSize;
            Set(AddressSpace, reserved + (ulong)addressSpace);
        }

        if (IsUnix)
        {
            Set(Cpu, seconds == 0 ? Infinity : (ulong)Environment.CpuUsage.TotalTime.TotalSeconds + 1 + (ulong)seconds);
            Set(FileSize, fileSize == 0 ? Infinity : (ulong)fileSize);
        }
    }

    /// <summary>The soft limit; the hard one stays, so that the next request may have more.</summary>
    private static void Set(int what, ulong value)
    {
        if (Get(what, out var limit) == 0)
        {
            limit.Soft = Math.Min(value, limit.Hard);
            _ = Set(what, in limit);
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int Duplicate(int descriptor, int to);

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int Get(int what, out Limit limit);

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int Set(int what, in Limit limit);
}
