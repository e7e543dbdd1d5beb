using System.Diagnostics;
using System.Globalization;

namespace Hyperlane.Benchmarks;

/// <summary>
/// Programs that stay on one core. Pinned before they start, not after: a runtime counts its processors once, and
/// decides by them how many threads and heaps it makes.
/// </summary>
internal static class Pinned
{
    public const int ServerCore = 0;
    public const int ClientCore = 1;

    /// <summary>taskset becomes the program itself, so the process started is the one measured.</summary>
    public static ProcessStartInfo Program(int core, params IEnumerable<string> command)
        => new("taskset", ["-c", core.ToString(CultureInfo.InvariantCulture), .. command]) { RedirectStandardOutput = true };
}
