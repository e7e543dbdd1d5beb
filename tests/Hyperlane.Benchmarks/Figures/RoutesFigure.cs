using System.Diagnostics;
using System.Globalization;
using System.Text;
using Hyperlane.Http;
using Hyperlane.Routing;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>
/// What it costs to find the route of a path, among ten routes and among ten thousand: it should go by the length of the path alone.
/// </summary>
internal static class RoutesFigure
{
    private const int Matches = 1_000_000;

    /// <summary>Paths are asked for in a mixed order, as clients do; a power of two, so that the next one costs a mask.</summary>
    private const int Paths = 16_384;

    private static readonly int[] Counts = [10, 100, 1000, 10_000];

    public static async Task RunAsync(BenchmarkOptions options, TextWriter output, CancellationToken stop)
    {
        var cases = Counts.Select(count => (Count: count, Table: Build(count), Paths: Mix(count), Costs: new List<double>())).ToArray();

        // The first round of each is for the compiler of the runtime, which goes on improving for a while.
        for (var round = -options.WarmupSeconds; round < options.Rounds; round++)
        {
            foreach (var one in cases)
            {
                stop.ThrowIfCancellationRequested();
                var cost = Measure(one.Table, one.Paths);
                if (round >= 0)
                {
                    one.Costs.Add(cost);
                }
            }
        }

        var first = Spread.Of(cases[0].Costs).Median;
        foreach (var (count, _, _, costs) in cases)
        {
            var cost = Spread.Of(costs);
            await output.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture,
                    $"routes: {count,6} routes: {cost.Median:0.0} ns per match ({cost.Min:0.0}–{cost.Max:0.0}), {cost.Median / first:0.00} of that of {Counts[0]}"));
        }
    }

    private static RouteTable<int> Build(int count) => new(Enumerable.Range(0, count).Select(i
        => new Route<int>("GET", RoutePattern.Parse($"/shop{i:d5}/items/{{id:int}}"), i, $"route {i}")));

    private static byte[][] Mix(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, Paths)
            .Select(_ => Encoding.ASCII.GetBytes($"/shop{random.Next(count):d5}/items/{random.Next(10_000, 100_000)}"))];
    }

    private static double Measure(RouteTable<int> table, byte[][] paths)
    {
        var values = new RouteValues();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Matches; i++)
        {
            var path = paths[i & (Paths - 1)];
            values.Reset(path);
            if (table.Match("GET", path, values).Status != RouteMatchStatus.Found)
            {
                throw new BenchmarkException("A route is not found.");
            }
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / Matches;
    }
}
