namespace Hyperlane.Benchmarks;

/// <summary>
/// Starts the servers, warms them up, and measures them in turns: A B A B. What else the machine does then
/// disturbs both runs of a pair alike, and the ratio within a pair says more than two numbers far apart.
/// </summary>
internal sealed class Benchmark(BenchmarkOptions options, TextWriter progress)
{
    public async Task<IReadOnlyList<Comparison>> RunAsync(CancellationToken stop)
    {
        await using var hyperlane = await Server.StartAsync(ServerProgram.Hyperlane, stop);
        var others = new Dictionary<ServerProgram, Server>();
        try
        {
            foreach (var program in options.Cases.Select(@case => @case.Against).Distinct())
            {
                others[program] = await Server.StartAsync(program, stop);
            }

            return await RunAsync(hyperlane, others, stop);
        }
        finally
        {
            foreach (var other in others.Values)
            {
                await other.DisposeAsync();
            }
        }
    }

    private async Task<IReadOnlyList<Comparison>> RunAsync(Server hyperlane, Dictionary<ServerProgram, Server> others,
        CancellationToken stop)
    {
        foreach (var @case in options.Cases)
        {
            await SameAnswer.CheckAsync(hyperlane, others[@case.Against], @case, stop);
        }

        // Every case before the first measurement: compiling goes on for a while, and what is compiled for one case
        // is then compiled for all.
        foreach (var @case in options.Cases)
        {
            await WarmUpAsync(hyperlane, @case, stop);
            await WarmUpAsync(others[@case.Against], @case, stop);
        }

        var comparisons = new List<Comparison>();
        foreach (var @case in options.Cases)
        {
            comparisons.Add(await CompareAsync(hyperlane, others[@case.Against], @case, stop));
        }

        return comparisons;
    }

    private async Task WarmUpAsync(Server server, BenchmarkCase @case, CancellationToken stop)
    {
        await progress.WriteLineAsync($"Warming up {server.Name}: {@case.Name}");
        await Wrk.RunAsync(new Uri(server.Address, @case.Path), @case.Json, options.Connections, options.DepthOf(@case),
            options.WarmupSeconds, stop);
    }

    private async Task<Comparison> CompareAsync(Server hyperlane, Server other, BenchmarkCase @case, CancellationToken stop)
    {
        var pairs = new List<(Measurement, Measurement)>();
        for (var round = 1; round <= options.Rounds; round++)
        {
            await progress.WriteLineAsync($"{@case.Name}: round {round} of {options.Rounds}");
            pairs.Add((await MeasureAsync(hyperlane, @case, stop), await MeasureAsync(other, @case, stop)));
        }

        return new Comparison(@case, pairs);
    }

    private async Task<Measurement> MeasureAsync(Server server, BenchmarkCase @case, CancellationToken stop)
    {
        var before = server.ProcessorTime;
        var summary = await Wrk.RunAsync(new Uri(server.Address, @case.Path), @case.Json, options.Connections, options.DepthOf(@case),
            options.Seconds, stop);
        var used = server.ProcessorTime - before;
        return new Measurement(summary.Requests / summary.Duration.TotalSeconds, used.TotalMicroseconds / summary.Requests, summary.Errors);
    }
}
