using System.Globalization;

namespace Hyperlane.Soak;

/// <summary>What the server does when everybody has left: nothing.</summary>
internal static class Rest
{
    private const double MaxOfCore = 0.1;
    private const int MaxSockets = 3;

    private static readonly TimeSpan UntilAllLeft = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    /// <summary>Looks at the connections that are left, and at the processor time that is used.</summary>
    /// <param name="server">The server.</param>
    /// <param name="before">How many sockets it had before anybody came.</param>
    public static async Task<bool> JudgeAsync(ServerProcess server, int before)
    {
        await Task.Delay(UntilAllLeft);
        var left = server.Sockets - before;
        var used = server.ProcessorTime;
        await Task.Delay(Look);
        var share = (server.ProcessorTime - used) / Look;
        var rests = left <= MaxSockets && share <= MaxOfCore;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"at rest: {left} connections left, {share:p1} of a core: {(rests ? "fine" : "it does not rest")}."));
        return rests;
    }
}
