using System.Globalization;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>
/// CPU time per request from one connection to ten thousand, beside a bare epoll loop: what grows there is the kernel's share.
/// </summary>
internal static class ScaleFigure
{
    private static readonly int[] Connections = [1, 10, 64, 256, 1000, 10_000];

    public static async Task RunAsync(BenchmarkOptions options, TextWriter output, CancellationToken stop)
    {
        Descriptors.Raise(20_000);
        await using var server = await Server.StartAsync(ServerProgram.Hyperlane, stop);
        await using var bare = await Server.StartAsync(ServerProgram.BareEpoll, stop);
        await Wrk.RunAsync(server.Address, null, options.Connections, 1, options.WarmupSeconds, stop);
        await Wrk.RunAsync(bare.Address, null, options.Connections, 1, options.WarmupSeconds, stop);
        foreach (var connections in Connections)
        {
            var pairs = new List<(double Ours, double Bare)>();
            for (var round = 0; round < options.Rounds; round++)
            {
                pairs.Add((await CostAsync(server, connections, options, stop), await CostAsync(bare, connections, options, stop)));
            }

            var ours = Spread.Of(pairs.Select(pair => pair.Ours));
            var theirs = Spread.Of(pairs.Select(pair => pair.Bare));
            var ratio = Spread.Of(pairs.Select(pair => pair.Ours / pair.Bare));
            await output.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture,
                    $"scale: {connections,6} connections: {ours.Median:0.00} µs CPU per request ({ours.Min:0.00}–{ours.Max:0.00}); a bare epoll loop {theirs.Median:0.00} ({theirs.Min:0.00}–{theirs.Max:0.00}), ratio {ratio.Median:0.00}"));
        }
    }

    /// <summary>
    /// Without the cost of the connections' beginnings and ends: they are the same in a short run and in a long one, and the difference has
    /// none.
    /// </summary>
    private static async Task<double> CostAsync(Server server, int connections, BenchmarkOptions options, CancellationToken stop)
    {
        var (shortTime, shortRequests) = await RunAsync(server, connections, options.Seconds, stop);
        var (longTime, longRequests) = await RunAsync(server, connections, 4 * options.Seconds, stop);
        return (longTime - shortTime).TotalMicroseconds / (longRequests - shortRequests);
    }

    private static async Task<(TimeSpan Time, long Requests)> RunAsync(Server server, int connections, int seconds, CancellationToken stop)
    {
        var before = server.ProcessorTime;
        var run = await Wrk.RunAsync(server.Address, null, connections, 1, seconds, stop);
        return (server.ProcessorTime - before, run.Requests);
    }
}
