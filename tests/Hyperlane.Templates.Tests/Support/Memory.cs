using System.Globalization;
using System.Text.RegularExpressions;

namespace Hyperlane.Templates.Tests.Support;

/// <summary>What the kernel says of a process's memory.</summary>
public static partial class Memory
{
    /// <summary>The most memory that a process has had at once (RSS), in bytes; the test is skipped where that cannot be read.</summary>
    public static long PeakOf(int process)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The kernel's count of memory is read as Linux tells it.");
        var status = File.ReadAllText($"/proc/{process}/status");
        return long.Parse(Peak().Match(status).Groups[1].Value, CultureInfo.InvariantCulture) * 1024;
    }

    [GeneratedRegex(@"VmHWM:\s+(\d+) kB")]
    private static partial Regex Peak();
}
