using System.Runtime.InteropServices;
using Hyperlane.Benchmarks;

using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var hungUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);

try
{
    var options = BenchmarkOptions.Parse(args);
    Requirements.Check();
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
