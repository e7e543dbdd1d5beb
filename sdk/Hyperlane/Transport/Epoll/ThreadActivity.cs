using System.Globalization;

namespace Hyperlane.Transport.Epoll;

/// <summary>
/// Finds out whether a thread that is late waits or computes, from the kernel's account of it. Being late is no proof
/// of either: on a busy machine a thread may just not have had a core.
/// </summary>
internal static class ThreadActivity
{
    /// <summary>How long to look, in milliseconds.</summary>
    private const int Look = 1;

    /// <summary>Looks at a thread of this process for a millisecond.</summary>
    /// <param name="threadId">Its number.</param>
    public static Activity Of(int threadId)
    {
        var folder = string.Create(CultureInfo.InvariantCulture, $"/proc/self/task/{threadId}");
        try
        {
            var before = RunTime(folder);
            Thread.Sleep(Look);
            var ran = RunTime(folder) - before;
            return ran == 0 && IsAsleep(folder) ? Activity.Waits
                : ran > Look * 1_000_000 / 2 ? Activity.Computes
                : Activity.Unclear;
        }
        catch (IOException)
        {
            return Activity.Unclear;
        }
    }

    /// <summary>For how long it has had a core, in nanoseconds: the first of the numbers in schedstat.</summary>
    private static long RunTime(string folder)
    {
        var text = File.ReadAllText($"{folder}/schedstat");
        return long.Parse(text.AsSpan(0, text.IndexOf(' ', StringComparison.Ordinal)), CultureInfo.InvariantCulture);
    }

    private static bool IsAsleep(string folder)
    {
        // The state follows the name, which stands in parentheses and may itself contain some.
        var text = File.ReadAllText($"{folder}/stat");
        var state = text.AsSpan(text.LastIndexOf(')') + 1).TrimStart();
        return !state.IsEmpty && state[0] is 'S' or 'D';
    }
}
