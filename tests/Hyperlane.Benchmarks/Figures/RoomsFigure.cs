using System.Diagnostics;
using System.Globalization;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>What it costs to tell a thousand members something: rooms against SignalR's groups.</summary>
internal static class RoomsFigure
{
    private const int Members = 1000;
    private static readonly string Text = new('x', 100);

    public static async Task RunAsync(BenchmarkOptions options, TextWriter output, CancellationToken stop)
    {
        Descriptors.Raise((Members * 2) + 1000);
        foreach (var atOnce in (int[])[1, 16])
        {
            var results = new Dictionary<RoomDialect, List<(double Cost, double Latency)>>();
            foreach (var dialect in (RoomDialect[])[RoomDialect.Hyperlane, RoomDialect.SignalR])
            {
                results[dialect] = [];
            }

            for (var round = 0; round < options.Rounds; round++)
            {
                foreach (var (dialect, measured) in results)
                {
                    measured.Add(await MeasureAsync(dialect, atOnce, options, stop));
                }
            }

            foreach (var (dialect, measured) in results)
            {
                var (cost, latency) = (Spread.Of(measured.Select(run => run.Cost)), Spread.Of(measured.Select(run => run.Latency)));
                await output.WriteLineAsync(
                    string.Create(CultureInfo.InvariantCulture,
                        $"rooms: {dialect.Program.Name,-13} {Members:n0} members, {atOnce,2} at once: {cost.Median:0.00} µs CPU per delivery ({cost.Min:0.00}–{cost.Max:0.00}), {1_000_000 / cost.Median:n0} deliveries per CPU second, {latency.Median:0.0} ms until all have it"));
            }

            var ratios = Spread.Of(results[RoomDialect.Hyperlane].Zip(results[RoomDialect.SignalR], (own, other) => other.Cost / own.Cost));
            await output.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture,
                    $"rooms: {atOnce} at once: {ratios.Median:0.0} times SignalR's deliveries per CPU second ({ratios.Min:0.0}–{ratios.Max:0.0})"));
        }
    }

    private static async Task<(double Cost, double Latency)> MeasureAsync(
        RoomDialect dialect, int atOnce, BenchmarkOptions options, CancellationToken stop)
    {
        await using var server = await Server.StartAsync(dialect.Program, stop);
        var members = new List<RoomMember>();
        try
        {
            for (var i = 0; i < Members; i++)
            {
                members.Add(new RoomMember(dialect, server.Address));
            }

            var say = Enumerable.Repeat(RoomDialect.Frame(dialect.Say(Text)), atOnce).SelectMany(frame => frame).ToArray();
            var said = dialect.Said(Text).Length;
            Run(TimeSpan.FromSeconds(options.WarmupSeconds));
            var (before, clock) = (server.ProcessorTime, Stopwatch.StartNew());
            var broadcasts = Run(TimeSpan.FromSeconds(options.Seconds));
            var (spent, took) = (server.ProcessorTime - before, clock.Elapsed);
            return (spent.TotalMicroseconds / (broadcasts * (double)atOnce * Members), took.TotalMilliseconds / broadcasts);

            int Run(TimeSpan time)
            {
                var (count, clock) = (0, Stopwatch.StartNew());
                for (; clock.Elapsed < time; count++)
                {
                    stop.ThrowIfCancellationRequested();
                    members[count % Members].Send(say);
                    members.ForEach(member => member.Skip(atOnce, said));
                }

                return count;
            }
        }
        finally
        {
            members.ForEach(member => member.Dispose());
        }
    }
}
