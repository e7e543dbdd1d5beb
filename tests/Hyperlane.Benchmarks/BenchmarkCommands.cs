using System.CommandLine;
using Hyperlane.Benchmarks.Figures;
using Hyperlane.Benchmarks.Micro;

namespace Hyperlane.Benchmarks;

/// <summary>The commands: without one, servers are compared; each further figure has one of its own.</summary>
internal static class BenchmarkCommands
{
    public static RootCommand Make()
    {
        var root = new RootCommand("Compares Hyperlane with ASP.NET Core's minimal APIs and with a bare epoll loop.");
        BenchmarkOptions.AddTo(root);
        root.SetAction(CompareAsync);
        Add(root, "blocking", "One event loop, some of whose handlers block: what the others notice.", BlockingFigure.RunAsync);
        Add(root, "scale", "CPU time per request on 1 to 10,000 connections.", ScaleFigure.RunAsync);
        Add(root, "idle", "100,000 idle connections: memory, and the cost of a request beside them.", IdleFigure.RunAsync);
        Add(root, "latency", "p50, p99 and p99.9 at half of what the slower server can do.", LatencyFigure.RunAsync);
        Add(root, "rooms", "CPU time per delivery to 1,000 members of a room.", RoomsFigure.RunAsync);
        Add(root, "echo", "CPU time per echoed WebSocket message.", EchoFigure.RunAsync);
        Add(root, "sockets", "10,000 idle WebSockets: memory.", (_, output, stop) => SocketsFigure.RunAsync(output, stop));
        Add(root, "start", "From process start to the first answer.",
            (_, output, stop) => StartFigure.RunAsync(output, Console.Error, stop));
        Add(root, "middleware", "What each middleware costs a request, beside ASP.NET Core's.", LayersFigure.RunAsync);
        Add(root, "routes", "Time of a route match among 10 to 10,000 routes.", RoutesFigure.RunAsync, needsServers: false);
        Add(root, "build", "Build times with 10 to 1,000 endpoints.",
            (options, output, stop) => BuildFigure.RunAsync(options, output, Console.Error, stop), needsServers: false);
        AddCrowd(root);
        AddProgram(root, "data", "A gigabyte of CSV in hyperlane-data, and in DuckDB alone.", DataFigure.RunAsync);
        AddProgram(root, "workers", "What the workers of hyperlane-data cost.", WorkersFigure.RunAsync);
        AddIdleClients(root);
        root.Add(MicroCommand.Make());
        return root;
    }

    private static async Task<int> CompareAsync(ParseResult parsed, CancellationToken stop)
    {
        var options = BenchmarkOptions.Of(parsed);
        Requirements.CheckOptimized();
        Requirements.Check();
        var comparisons = await new Benchmark(options, Console.Error).RunAsync(stop);
        Report.Write(Console.Out, options, comparisons);
        return comparisons.Any(comparison => comparison.Errors.Any()) ? 1 : 0;
    }

    private static void Add(RootCommand root, string name, string description,
        Func<BenchmarkOptions, TextWriter, CancellationToken, Task> run, bool needsServers = true)
    {
        var command = new Command(name, description);
        BenchmarkOptions.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            Requirements.CheckOptimized();
            if (needsServers)
            {
                Requirements.Check();
            }

            await run(BenchmarkOptions.Of(parsed), Console.Out, stop);
        });
        root.Add(command);
    }

    private static void AddCrowd(RootCommand root)
    {
        var minutes = new Argument<double>("minutes") { Description = "How long.", DefaultValueFactory = _ => 5 };
        var chat = new Argument<string?>("chat")
        {
            Description = "The program of a chat, as \"dotnet build -c Release\" has left it.",
            Arity = ArgumentArity.ZeroOrOne
        };
        var command = new Command("crowd", "1,000 people in 20 rooms of hyperlane-chat, beside a SignalR hub.") { minutes, chat };
        command.SetAction((parsed, stop) => CrowdFigure.RunAsync(parsed.GetValue(chat), parsed.GetValue(minutes), Console.Out, stop));
        root.Add(command);
    }

    private static void AddProgram(RootCommand root, string name, string description,
        Func<string?, TextWriter, CancellationToken, Task> run)
    {
        var program = new Argument<string?>(
            "program")
        { Description = "The program of a data service, as \"dotnet build -c Release\" has left it.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command(name, description) { program };
        command.SetAction((parsed, stop) => run(parsed.GetValue(program), Console.Out, stop));
        root.Add(command);
    }

    /// <summary>What "idle" and others start for their clients, in processes of their own.</summary>
    private static void AddIdleClients(RootCommand root)
    {
        var port = new Argument<int>("port");
        var address = new Argument<int>("address");
        var count = new Argument<int>("count");
        var command = new Command(IdleClients.Verb) { port, address, count };
        command.Hidden = true;
        command.SetAction((parsed, _) => IdleClients.RunAsync(parsed.GetValue(port), parsed.GetValue(address), parsed.GetValue(count)));
        root.Add(command);
    }
}
