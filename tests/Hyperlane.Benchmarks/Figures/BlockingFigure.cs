using System.Globalization;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>
/// What handlers that block cost those beside them, with a single event loop: 64 connections ask for an answer that is there, and 8 for one
/// that sleeps 200 ms.
/// </summary>
internal static class BlockingFigure
{
    private const int Quick = 64;
    private const int Sleepers = 8;

    public static async Task RunAsync(BenchmarkOptions options, TextWriter output, CancellationToken stop)
    {
        await using var server = await Server.StartAsync(ServerProgram.Hyperlane, stop, "--Hyperlane:EventLoops=1");
        var quick = server.Address;
        await Wrk.RunAsync(quick, null, Quick, 1, options.WarmupSeconds, stop);
        var alone = new List<WrkSummary>();
        var beside = new List<WrkSummary>();
        for (var round = 0; round < options.Rounds; round++)
        {
            alone.Add(await Wrk.RunAsync(quick, null, Quick, 1, options.Seconds, stop));
            var sleeping = Wrk.RunAsync(new Uri(server.Address, "/sleep"), null, Sleepers, 1, options.Seconds, stop);
            beside.Add(await Wrk.RunAsync(quick, null, Quick, 1, options.Seconds, stop));
            await sleeping;
        }

        var kept = Spread.Of(beside.Zip(alone, (with, without) => with.Requests / (double)without.Requests));
        await output.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture,
                $"blocking: the quick ones keep {kept.Median:p0} of their throughput ({kept.Min:p0}–{kept.Max:p0}); the longest wait beside sleepers is {beside.Max(run => run.Longest.TotalMilliseconds):0.0} ms, without them {alone.Max(run => run.Longest.TotalMilliseconds):0.0} ms. Wanted: 80 %, 20 ms."));
    }
}
