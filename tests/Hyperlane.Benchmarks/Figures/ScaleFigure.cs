using System.Globalization;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>CPU time per request from one connection to ten thousand.</summary>
internal static class ScaleFigure
{
    private static readonly int[] Connections = [1, 10, 64, 256, 1000, 10_000];

    public static async Task RunAsync(BenchmarkOptions options, TextWriter output, CancellationToken stop)
    {
        Descriptors.Raise(20_000);
        using var server = await Server.StartAsync(ServerProgram.Hyperlane, stop);
        await Wrk.RunAsync(server.Address, null, options.Connections, 1, options.WarmupSeconds, stop);
        foreach (var connections in Connections)
        {
            var costs = new List<double>();
            for (var round = 0; round < options.Rounds; round++)
            {
                var before = server.ProcessorTime;
                var run = await Wrk.RunAsync(server.Address, null, connections, 1, options.Seconds, stop);
                costs.Add((server.ProcessorTime - before).TotalMicroseconds / run.Requests);
            }

            var cost = Spread.Of(costs);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"scale: {connections,6} connections: {cost.Median:0.00} µs CPU per request ({cost.Min:0.00}–{cost.Max:0.00})"));
        }
    }
}
