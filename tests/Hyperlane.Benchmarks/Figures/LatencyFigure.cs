using System.Globalization;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>How long clients wait at half load: half of what the slower server can do at most, the same for both.</summary>
internal static class LatencyFigure
{
    public static async Task RunAsync(BenchmarkOptions options, TextWriter output, CancellationToken stop)
    {
        await using var hyperlane = await Server.StartAsync(ServerProgram.Hyperlane, stop);
        await using var aspNetCore = await Server.StartAsync(ServerProgram.AspNetCore, stop);
        var most = double.MaxValue;
        foreach (var server in (Server[])[hyperlane, aspNetCore])
        {
            await Wrk.RunAsync(server.Address, null, options.Connections, 1, options.WarmupSeconds, stop);
            var run = await Wrk.RunAsync(server.Address, null, options.Connections, 1, options.Seconds, stop);
            most = Math.Min(most, run.Requests / run.Duration.TotalSeconds);
        }

        var pairs = new List<(double[] Ours, double[] Theirs)>();
        for (var round = 0; round < options.Rounds; round++)
        {
            pairs.Add((Percentiles(hyperlane), Percentiles(aspNetCore)));
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"latency at {most / 2:n0} requests/s over {options.Connections} connections, µs from the moment a request was due:"));
        Write("Hyperlane", pairs.Select(pair => pair.Ours));
        Write("ASP.NET Core", pairs.Select(pair => pair.Theirs));

        double[] Percentiles(Server server)
            => OpenLoop.Run(server.Address.Port, options.Connections, most / 2, TimeSpan.FromSeconds(options.Seconds));

        void Write(string name, IEnumerable<double[]> runs)
            => output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"latency: {name,-13} p50 {Spread.Of(runs.Select(run => run[0])).Median:0}, p99 {Spread.Of(runs.Select(run => run[1])).Median:0}, p99.9 {Spread.Of(runs.Select(run => run[2])).Median:0}"));
    }
}
