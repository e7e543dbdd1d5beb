using System.Diagnostics;
using System.Globalization;

namespace Hyperlane.Benchmarks;

/// <summary>Runs wrk, which makes the load.</summary>
internal static class Wrk
{
    /// <exception cref="BenchmarkException">wrk did not say what it measured.</exception>
    public static async Task<WrkSummary> RunAsync(Uri address, string? json, int connections, int depth, int seconds,
        CancellationToken stop, params IEnumerable<string> headers)
    {
        string[] arguments =
        [
            "wrk", "--threads", "1", "--connections", Text(connections), "--duration", Text(seconds) + "s",
            .. headers.SelectMany(header => new[] { "--header", header }),
            "--script", Path.Combine(AppContext.BaseDirectory, "benchmark.lua"), address.ToString(), "--", Text(depth),
            .. json is null ? Array.Empty<string>() : [json],
        ];
        using var process = Process.Start(Pinned.Program(Pinned.ClientCore, arguments))!;
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(stop);
            await process.WaitForExitAsync(stop);
            return WrkSummary.Parse(output);
        }
        finally
        {
            process.Kill();
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
