using System.Globalization;

namespace Hyperlane.Transport.Epoll;

/// <summary>What the kernel says of a thread.</summary>
internal static class ThreadState
{
    /// <summary>Whether a thread of this process waits for something, rather than computes.</summary>
    /// <param name="threadId">Its number.</param>
    public static bool IsWaiting(int threadId)
    {
        try
        {
            // The state follows the name, which stands in parentheses and may itself contain some.
            var text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/self/task/{threadId}/stat"));
            var state = text.AsSpan(text.LastIndexOf(')') + 1).TrimStart();
            return !state.IsEmpty && state[0] is 'S' or 'D';
        }
        catch (IOException)
        {
            return false;
        }
    }
}
