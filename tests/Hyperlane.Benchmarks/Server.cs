using System.Diagnostics;

namespace Hyperlane.Benchmarks;

/// <summary>A server that runs as a process of its own, until it is disposed.</summary>
internal sealed class Server : IDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Watchdog? _watchdog;

    private Server(ServerProgram program, string[] arguments)
    {
        Name = program.Name;
        _process = new Process { StartInfo = Describe(program, arguments), EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new BenchmarkException($"{Name} ended before it listened."));
    }

    public string Name { get; }

    public Uri Address { get; private set; } = null!;

    /// <summary>User and system time since its start, by the kernel's own accounting.</summary>
    /// <exception cref="BenchmarkException">It has ended.</exception>
    public TimeSpan ProcessorTime => _process.HasExited ? throw new BenchmarkException($"{Name} has ended by itself.") : _process.TotalProcessorTime;

    /// <summary>The same of it and of the processes that it has started.</summary>
    public TimeSpan FamilyTime => ProcessFamily.ProcessorTime(_process.Id);

    /// <summary>Resident memory in MB.</summary>
    public double Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>The most memory that was ever resident, in MB.</summary>
    public double PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64 / 1048576.0;
        }
    }

    /// <exception cref="BenchmarkException">It did not listen in time.</exception>
    public static async Task<Server> StartAsync(ServerProgram program, CancellationToken stop, params string[] arguments)
    {
        var server = new Server(program, arguments);
        try
        {
            server._process.Start();
            server._watchdog = new Watchdog(server._process);
            server._process.BeginOutputReadLine();
            server.Address = await server._listening.Task.WaitAsync(StartTimeout, stop);
            return server;
        }
        catch (TimeoutException)
        {
            server.Dispose();
            throw new BenchmarkException($"{server.Name} did not listen within {StartTimeout.TotalSeconds} seconds.");
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _watchdog?.Dispose();
        try
        {
            _process.Kill();
            _process.WaitForExit();
        }
        catch (InvalidOperationException)
        {
            // It never started.
        }

        _process.Dispose();
    }

    private static ProcessStartInfo Describe(ServerProgram program, string[] arguments)
    {
        string[] command = ["dotnet", program.Path, "--urls", "http://127.0.0.1:0", .. program.Arguments, .. arguments];
        var start = program.UsesAllCores ? new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true } : Pinned.Program(Pinned.ServerCore, command);

        // Where its appsettings.json is.
        start.WorkingDirectory = Path.GetDirectoryName(program.Path);
        Neutralize(start.Environment);
        return start;
    }

    /// <summary>Both servers run with the runtime's defaults, whatever the caller's shell has set for other programs.</summary>
    private static void Neutralize(IDictionary<string, string?> environment)
    {
        string[] tuning = ["DOTNET_gc", "DOTNET_GC", "DOTNET_Tiered", "DOTNET_TC_", "DOTNET_ReadyToRun", "DOTNET_SYSTEM_NET_SOCKETS_", "ASPNETCORE_", "Logging__", "Hyperlane__"];
        foreach (var name in environment.Keys.Where(name => tuning.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))).ToList())
        {
            environment.Remove(name);
        }

        environment["DOTNET_ENVIRONMENT"] = "Production";
    }

    private void Read(string? line)
    {
        var found = line?.IndexOf(Listening, StringComparison.Ordinal) ?? -1;
        if (found >= 0)
        {
            _listening.TrySetResult(new Uri(line![(found + Listening.Length)..].Trim()));
        }
    }
}
