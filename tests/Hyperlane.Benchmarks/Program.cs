using System.Globalization;
using System.Runtime.InteropServices;
using Hyperlane.Benchmarks;
using Hyperlane.Benchmarks.Figures;

using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var hungUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);

if (args is [IdleClients.Verb, _, _, _])
{
    var numbers = args[1..].Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
    return await IdleClients.RunAsync(numbers[0], numbers[1], numbers[2]);
}

try
{
    if (args is ["crowd", .. var crowd])
    {
        // minutes, and the program of a chat, as "dotnet build -c Release" has left it
        await CrowdFigure.RunAsync(crowd.ElementAtOrDefault(1), double.Parse(crowd.ElementAtOrDefault(0) ?? "5", CultureInfo.InvariantCulture), Console.Out, stop.Token);
        return 0;
    }

    if (args is ["data", .. var data])
    {
        // the program of a data service, as "dotnet build -c Release" has left it
        await DataFigure.RunAsync(data.ElementAtOrDefault(0), Console.Out, stop.Token);
        return 0;
    }

    if (args is ["workers", .. var workers])
    {
        await WorkersFigure.RunAsync(workers.ElementAtOrDefault(0), Console.Out, stop.Token);
        return 0;
    }

    // A figure of its own comes first; without one, servers are compared.
    var figure = args is [not ['-', ..], ..] ? args[0] : null;
    var options = BenchmarkOptions.Parse(figure is null ? args : args[1..]);
    Requirements.CheckOptimized();
    switch (figure)
    {
        case "routes":
            await RoutesFigure.RunAsync(options, Console.Out, stop.Token);
            return 0;
        case "build":
            await BuildFigure.RunAsync(options, Console.Out, Console.Error, stop.Token);
            return 0;
    }

    Requirements.Check();
    switch (figure)
    {
        case "blocking":
            await BlockingFigure.RunAsync(options, Console.Out, stop.Token);
            return 0;
        case "scale":
            await ScaleFigure.RunAsync(options, Console.Out, stop.Token);
            return 0;
        case "idle":
            await IdleFigure.RunAsync(options, Console.Out, stop.Token);
            return 0;
        case "latency":
            await LatencyFigure.RunAsync(options, Console.Out, stop.Token);
            return 0;
        case "rooms":
            await RoomsFigure.RunAsync(options, Console.Out, stop.Token);
            return 0;
        case "echo":
            await EchoFigure.RunAsync(options, Console.Out, stop.Token);
            return 0;
        case "sockets":
            await SocketsFigure.RunAsync(Console.Out, stop.Token);
            return 0;
        case "start":
            await StartFigure.RunAsync(Console.Out, Console.Error, stop.Token);
            return 0;
    }

    var comparisons = await new Benchmark(options, Console.Error).RunAsync(stop.Token);
    Report.Write(Console.Out, options, comparisons);
    return comparisons.Any(comparison => comparison.Errors.Any()) ? 1 : 0;
}
catch (BenchmarkException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 130;
}

// Taken as a wish, not as the end: the servers are stopped on the way out.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
