using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Hyperlane.Benchmarks.Micro;

/// <summary>The command <c>micro</c>: single parts, measured by BenchmarkDotNet, whose options follow.</summary>
internal static class MicroCommand
{
    public static Command Make()
    {
        var command = new Command(
            "micro", "Parser, router and frames, by BenchmarkDotNet; its options follow, as in: micro --filter *Frame*.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction(async (parsed, stop) =>
        {
            // BenchmarkDotNet has no way to be stopped.
            await using var stopped = stop.Register(() => Environment.Exit(130));
            return Run([.. parsed.UnmatchedTokens]);
        });
        return command;
    }

    private static int Run(string[] args)
    {
        Requirements.CheckOptimized();

        // In this process: no project is generated and built for each of them.
        var config = DefaultConfig.Instance
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance))
            .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "micro"));
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(MicroCommand).Assembly)
            .Run(args.Length == 0 ? ["--filter", "*"] : args, config);
        return summaries.Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;
    }
}
