using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>
/// From the start of the process to the first answer, and the memory after it: as the build leaves the programs, compiled ahead for the
/// runtime (ReadyToRun), and as native code.
/// </summary>
internal static class StartFigure
{
    private const int Starts = 15;

    private static readonly (string Kind, string[] Properties)[] Published =
    [
        ("ReadyToRun", ["-p:PublishReadyToRun=true", "--self-contained", "false"]),
        ("NativeAOT", ["-p:BenchmarkNative=true"]),
    ];

    public static async Task RunAsync(TextWriter output, TextWriter progress, CancellationToken stop)
    {
        ServerProgram[] programs = [ServerProgram.Hyperlane, ServerProgram.AspNetCore];
        await CompareAsync("JIT", output, programs.Select(program => (program.Name, (string[])["dotnet", program.Path])), stop);
        foreach (var (kind, properties) in Published)
        {
            var published = new List<(string, string[])>();
            foreach (var program in programs)
            {
                await progress.WriteLineAsync($"Publishing {program.Name} as {kind}");
                published.Add((program.Name, [await PublishAsync(program, kind, properties, stop)]));
            }

            await CompareAsync(kind, output, published, stop);
        }
    }

    private static async Task CompareAsync(string kind, TextWriter output, IEnumerable<(string Name, string[] Command)> programs,
        CancellationToken stop)
    {
        var runs = programs.ToDictionary(program => program, _ => new List<(double Milliseconds, double Megabytes)>());
        for (var i = 0; i < Starts; i++)
        {
            foreach (var (program, seen) in runs)
            {
                stop.ThrowIfCancellationRequested();
                seen.Add(Start(program.Command));
            }
        }

        foreach (var (program, seen) in runs)
        {
            var time = Spread.Of(seen.Select(run => run.Milliseconds));
            await output.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture,
                    $"start, {kind}: {program.Name,-13} {time.Median:0.0} ms ({time.Min:0.0}–{time.Max:0.0}), {Spread.Of(seen.Select(run => run.Megabytes)).Median:0.0} MB RSS"));
        }
    }

    private static (double Milliseconds, double Megabytes) Start(string[] command)
    {
        var port = FreePort();
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(
            new ProcessStartInfo(command[0], [.. command[1..], "--urls", $"http://127.0.0.1:{port}"])
            {
                RedirectStandardOutput = true,
                WorkingDirectory = Path.GetDirectoryName(command[^1])
            })!;
        try
        {
            using var socket = Connect(port);
            socket.Send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8);
            socket.Receive(new byte[512]);
            var time = watch.Elapsed.TotalMilliseconds;
            process.Refresh();
            return (time, process.WorkingSet64 / 1048576.0);
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    private static Socket Connect(int port)
    {
        while (true)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Connect(IPAddress.Loopback, port);
                return socket;
            }
            catch (SocketException)
            {
                socket.Dispose();
                Thread.Sleep(TimeSpan.FromMilliseconds(0.3));
            }
        }
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private static async Task<string> PublishAsync(ServerProgram program, string kind, string[] properties, CancellationToken stop)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"hyperlane-{kind}-{program.Project}");
        using var publish = Process.Start(
            new ProcessStartInfo("dotnet", ["publish", program.ProjectFile, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier,
                .. properties, "-o", folder, "-v", "q"])
            { RedirectStandardOutput = true })!;
        var said = await publish.StandardOutput.ReadToEndAsync(stop);
        await publish.WaitForExitAsync(stop);
        return publish.ExitCode == 0
            ? Path.Combine(folder, program.Project)
            : throw new BenchmarkException($"{program.Project} cannot be published as {kind}:\n{said}");
    }
}
