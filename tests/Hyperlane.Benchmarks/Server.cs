using System.Diagnostics;
using Hyperlane.TestKit;

namespace Hyperlane.Benchmarks;

/// <summary>A server that runs as a process of its own, until it is disposed.</summary>
internal sealed class Server : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);

    private readonly RunningApp _app;
    private readonly Watchdog _watchdog;

    private Server(string name, RunningApp app)
    {
        Name = name;
        _app = app;
        _watchdog = new Watchdog(app.Id);
    }

    public string Name { get; }

    public Uri Address => _app.Url;

    /// <summary>User and system time since its start, by the kernel's own accounting.</summary>
    /// <exception cref="BenchmarkException">It has ended.</exception>
    public TimeSpan ProcessorTime => _app.IsAlive ? _app.ProcessorTime : throw new BenchmarkException($"{Name} has ended by itself.");

    /// <summary>The same of it and of the processes that it has started.</summary>
    public TimeSpan FamilyTime => ProcessFamily.ProcessorTime(_app.Id);

    /// <summary>Resident memory in MB.</summary>
    public double Memory => _app.Memory / 1048576.0;

    /// <summary>The most memory that was ever resident, in MB.</summary>
    public double PeakMemory => _app.PeakMemory / 1048576.0;

    /// <exception cref="BenchmarkException">It did not listen in time.</exception>
    public static async Task<Server> StartAsync(ServerProgram program, CancellationToken stop, params string[] arguments)
    {
        try
        {
            return new Server(program.Name, await RunningApp.StartAsync(Describe(program, arguments), patience: StartTimeout, stop: stop));
        }
        catch (InvalidOperationException e)
        {
            throw new BenchmarkException($"{program.Name}: {e.Message}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _watchdog.Dispose();
        await _app.DisposeAsync();
    }

    private static ProcessStartInfo Describe(ServerProgram program, string[] arguments)
    {
        string[] command = ["dotnet", program.Path, "--urls", "http://127.0.0.1:0", .. program.Arguments, .. arguments];
        var start = program.UsesAllCores
            ? new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true }
            : Pinned.Program(Pinned.ServerCore, command);

        // Where its appsettings.json is.
        start.WorkingDirectory = Path.GetDirectoryName(program.Path);
        Neutralize(start.Environment);
        return start;
    }

    /// <summary>Both servers run with the runtime's defaults, whatever the caller's shell has set for other programs.</summary>
    private static void Neutralize(IDictionary<string, string?> environment)
    {
        string[] tuning = ["DOTNET_gc", "DOTNET_GC", "DOTNET_Tiered", "DOTNET_TC_", "DOTNET_ReadyToRun", "DOTNET_SYSTEM_NET_SOCKETS_",
            "ASPNETCORE_", "Logging__", "Hyperlane__"];
        foreach (var name in environment.Keys.Where(name =>
            tuning.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))).ToList())
        {
            environment.Remove(name);
        }

        environment["DOTNET_ENVIRONMENT"] = "Production";
    }
}
