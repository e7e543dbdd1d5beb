namespace Hyperlane.Benchmarks;

/// <summary>What the machine must have, said in a line before anything starts.</summary>
internal static class Requirements
{
    /// <exception cref="BenchmarkException">This is a debug build.</exception>
    public static void CheckOptimized()
    {
#if DEBUG
        throw new BenchmarkException("A debug build measures nothing of use: dotnet run -c Release --project tests/Hyperlane.Benchmarks");
#endif
    }

    /// <summary>What is needed to load servers.</summary>
    /// <exception cref="BenchmarkException">Something is missing.</exception>
    public static void Check()
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new BenchmarkException("This benchmark runs on Linux: it uses wrk, taskset and /proc.");
        }

        if (Environment.ProcessorCount < 2)
        {
            throw new BenchmarkException("Two processor cores are needed: one for the server, one for wrk.");
        }

        Require("taskset", "util-linux");
        Require("wrk", "wrk");
    }

    private static void Require(string program, string package)
    {
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(':') ?? [];
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, program))))
        {
            throw new BenchmarkException($"{program} is missing. On Debian or Ubuntu: sudo apt-get install {package}");
        }
    }
}
