using System.Globalization;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>The workers of a service, as Linux sees them.</summary>
public static class Workers
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The processes that a service has started.</summary>
    public static HashSet<int> Of(int service) =>
        [.. Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => char.IsAsciiDigit(name![0]))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).Where(id => ParentOf(id) == service)];

    /// <summary>Whether a process runs.</summary>
    public static bool IsRunning(int process) => Stat(process) is [not "Z", ..];

    /// <summary>How much time of the processor a process has taken, in ticks.</summary>
    public static long TicksOf(int process)
        => Stat(process) is { Length: > 12 } stat ? long.Parse(stat[11], CultureInfo.InvariantCulture) : 0;

    /// <summary>Waits until something holds.</summary>
    public static async Task UntilAsync(Func<bool> holds, string what)
    {
        for (var start = DateTime.UtcNow; !holds();)
        {
            Assert.True(DateTime.UtcNow - start < Patience, $"It does not happen: {what}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static int ParentOf(int process) => Stat(process) is [_, var parent, ..] ? int.Parse(parent, CultureInfo.InvariantCulture) : 0;

    /// <summary>What stands behind the name of the process, which may have spaces in it: first its state.</summary>
    private static string[] Stat(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }
}
