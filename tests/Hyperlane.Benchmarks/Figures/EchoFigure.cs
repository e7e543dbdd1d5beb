using System.Globalization;
using System.Net.Sockets;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>CPU time for the echo of a message of 128 bytes over WebSockets, against ASP.NET Core's, in turns.</summary>
internal static class EchoFigure
{
    public static async Task RunAsync(BenchmarkOptions options, TextWriter output, CancellationToken stop)
    {
        await using var hyperlane = await Server.StartAsync(ServerProgram.Hyperlane, stop);
        await using var aspNetCore = await Server.StartAsync(ServerProgram.AspNetCore, stop);
        var ours = Open(hyperlane, options.Connections);
        var theirs = Open(aspNetCore, options.Connections);
        EchoLoad.Run(ours, TimeSpan.FromSeconds(options.WarmupSeconds));
        EchoLoad.Run(theirs, TimeSpan.FromSeconds(options.WarmupSeconds));
        var pairs = new List<((double Rate, double Cost) Ours, (double Rate, double Cost) Theirs)>();
        for (var round = 0; round < options.Rounds; round++)
        {
            stop.ThrowIfCancellationRequested();
            pairs.Add((Measure(hyperlane, ours, options), Measure(aspNetCore, theirs, options)));
        }

        await WriteAsync(output, hyperlane.Name, pairs.Select(pair => pair.Ours));
        await WriteAsync(output, aspNetCore.Name, pairs.Select(pair => pair.Theirs));
        var ratio = Spread.Of(pairs.Select(pair => pair.Ours.Cost / pair.Theirs.Cost));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"echo: ratio of CPU time {ratio.Median:0.00} ({ratio.Min:0.00}–{ratio.Max:0.00}). Wanted: at most 0.5."));
        foreach (var socket in ours.Concat(theirs))
        {
            socket.Dispose();
        }
    }

    private static List<Socket> Open(Server server, int count)
    {
        var sockets = new List<Socket>(count);
        for (var i = 0; i < count; i++)
        {
            sockets.Add(EchoFrame.Open(server.Address, "/echo"));
            EchoFrame.Echo(sockets[i]);
        }

        return sockets;
    }

    private static (double Rate, double Cost) Measure(Server server, List<Socket> sockets, BenchmarkOptions options)
    {
        var before = server.ProcessorTime;
        var echoed = EchoLoad.Run(sockets, TimeSpan.FromSeconds(options.Seconds));
        return (echoed / (double)options.Seconds, (server.ProcessorTime - before).TotalMicroseconds / echoed);
    }

    private static Task WriteAsync(TextWriter output, string name, IEnumerable<(double Rate, double Cost)> runs)
    {
        var (rate, cost) = (Spread.Of(runs.Select(run => run.Rate)), Spread.Of(runs.Select(run => run.Cost)));
        return output.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture,
                $"echo: {name,-14} {rate.Median,7:0} ({rate.Min:0}–{rate.Max:0}) messages/s, {cost.Median:0.00} ({cost.Min:0.00}–{cost.Max:0.00}) µs CPU per message"));
    }
}
