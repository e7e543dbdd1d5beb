using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>What idle connections cost: memory, and the requests of others.</summary>
internal static class IdleFigure
{
    private const int Wanted = 100_000;

    /// <summary>Ports are 16 bits wide, so one address of ours does not have enough of them.</summary>
    private const int PerAddress = 25_000;

    public static async Task RunAsync(BenchmarkOptions options, TextWriter output, CancellationToken stop)
    {
        var limit = Descriptors.Raise(Wanted + 2000);
        var count = (int)Math.Min(Wanted, limit - 1000);
        using var server = await Server.StartAsync(ServerProgram.Hyperlane, stop);
        await Wrk.RunAsync(server.Address, null, options.Connections, 1, options.WarmupSeconds, stop);
        var (memory, cost) = (server.Memory, await CostAsync(server, options, stop));
        var idle = new List<Socket>(count);
        try
        {
            for (var i = 0; i < count; i++)
            {
                idle.Add(Open(server.Address, i / PerAddress));
            }

            var (after, costAfter) = (server.Memory, await CostAsync(server, options, stop));
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"idle: {count:n0} connections that have asked once: {after:0} MB RSS, {memory:0} MB without them, {(after - memory) * 1024 / count:0.0} KB each; {costAfter:0.00} µs CPU per request beside them, {cost:0.00} µs without. Wanted: 400 MB, the same."));
        }
        finally
        {
            idle.ForEach(socket => socket.Dispose());
        }
    }

    private static async Task<double> CostAsync(Server server, BenchmarkOptions options, CancellationToken stop)
    {
        var costs = new List<double>();
        for (var round = 0; round < options.Rounds; round++)
        {
            var before = server.ProcessorTime;
            var run = await Wrk.RunAsync(server.Address, null, options.Connections, 1, options.Seconds, stop);
            costs.Add((server.ProcessorTime - before).TotalMicroseconds / run.Requests);
        }

        return Spread.Of(costs).Median;
    }

    private static Socket Open(Uri server, int address)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, (byte)(2 + address)]), 0));
        socket.Connect(IPAddress.Loopback, server.Port);
        socket.Send("GET / HTTP/1.1\r\nHost: a\r\n\r\n"u8);
        socket.Receive(new byte[512]);
        return socket;
    }
}
