using System.Globalization;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>
/// What idle connections cost: memory, and the requests of others. Where one process may not have so many open files,
/// as many servers as it takes share the port; what they had before the connections came is then counted once.
/// </summary>
internal static class IdleFigure
{
    private const int Wanted = 100_000;

    /// <summary>Open files that are no connections of clients; the kernel does not deal those out quite evenly either.</summary>
    private const int Spare = 2000;

    private const int MaxServers = 8;

    /// <summary>Ports are 16 bits wide, and the kernel gives away 28,000 of them for each address of ours.</summary>
    private const int PerAddress = 25_000;

    public static async Task RunAsync(BenchmarkOptions options, TextWriter output, CancellationToken stop)
    {
        var limit = Descriptors.Raise(Wanted + Spare, out var refusal);
        var each = (int)Math.Clamp(limit - Spare, 1, Wanted);
        var count = Math.Min(Wanted, MaxServers * each);
        var servers = new List<Server>();
        var clients = new List<IdleClients>();
        try
        {
            await StartServersAsync(servers, (count + each - 1) / each, stop);
            if (servers.Count > 1)
            {
                await output.WriteLineAsync(
                    string.Create(CultureInfo.InvariantCulture,
                        $"idle: a process may have {limit:n0} open files ({refusal}), so {servers.Count} servers share the port. Memory is that of all, less what all but one had without connections."));
            }

            await Wrk.RunAsync(servers[0].Address, null, options.Connections, 1, options.WarmupSeconds * servers.Count, stop);
            var (memory, cost) = (Memory(servers), await CostAsync(servers, options, stop));
            for (var opened = 0; opened < count; opened += clients[^1].Count)
            {
                clients.Add(IdleClients.Start(servers[0].Address.Port, clients.Count,
                    Math.Min(count - opened, Math.Min(each, PerAddress))));
            }

            await Task.WhenAll(clients.Select(client => client.OpenedAsync(stop)));
            var (after, costAfter) = (Memory(servers), await CostAsync(servers, options, stop));
            var alone = memory / servers.Count;
            await output.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture,
                    $"idle: {count:n0} connections that have asked once: {alone + after - memory:0} MB RSS, {alone:0} MB without them, {(after - memory) * 1024 / count:0.0} KB each; {costAfter:0.00} µs CPU per request beside them, {cost:0.00} µs without. Wanted: 400 MB, the same."));
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
            foreach (var server in servers)
            {
                await server.DisposeAsync();
            }
        }
    }

    private static async Task StartServersAsync(List<Server> servers, int count, CancellationToken stop)
    {
        for (var i = 0; i < count; i++)
        {
            string[] address = i == 0 ? [] : ["--urls", servers[0].Address.ToString()];
            servers.Add(await Server.StartAsync(ServerProgram.Hyperlane, stop, ["--Hyperlane:SharePort=true", .. address]));
        }
    }

    private static double Memory(IEnumerable<Server> servers) => servers.Sum(server => server.Memory);

    private static double ProcessorMicroseconds(IEnumerable<Server> servers)
        => servers.Sum(server => server.ProcessorTime.TotalMicroseconds);

    private static async Task<double> CostAsync(List<Server> servers, BenchmarkOptions options, CancellationToken stop)
    {
        var costs = new List<double>();
        for (var round = 0; round < options.Rounds; round++)
        {
            var before = ProcessorMicroseconds(servers);
            var run = await Wrk.RunAsync(servers[0].Address, null, options.Connections, 1, options.Seconds, stop);
            costs.Add((ProcessorMicroseconds(servers) - before) / run.Requests);
        }

        return Spread.Of(costs).Median;
    }
}
