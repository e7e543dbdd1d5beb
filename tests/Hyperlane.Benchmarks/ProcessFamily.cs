using System.Globalization;

namespace Hyperlane.Benchmarks;

/// <summary>A process and those that it has started, as Linux counts their time.</summary>
internal static class ProcessFamily
{
    private const int TicksPerSecond = 100;

    /// <summary>User and system time since their starts, also of children that have ended.</summary>
    public static TimeSpan ProcessorTime(int process)
        => TimeSpan.FromSeconds(Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => char.IsAsciiDigit(name![0]))
            .Sum(id => TicksOf(id!, process)) / (double)TicksPerSecond);

    private static long TicksOf(string id, int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            var stat = text[(text.LastIndexOf(')') + 2)..].Split(' '); // behind the name: the state, the parent, ...
            var numbers = stat[11..15].Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray();
            return id == $"{process}" ? numbers.Sum() : stat[1] == $"{process}" ? numbers[0] + numbers[1] : 0;
        }
        catch (IOException)
        {
            return 0; // it has just ended
        }
    }
}
