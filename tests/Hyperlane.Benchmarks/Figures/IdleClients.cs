using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>
/// A process of its own, because one alone may not have so many open files, with connections that have asked once and then say nothing.
/// </summary>
internal sealed class IdleClients : IDisposable
{
    /// <summary>What makes this program such a process: the port, the number of the address to come from, how many connections.</summary>
    public const string Verb = "idle-clients";

    private const string Opened = "opened";

    private readonly Process _process;

    private IdleClients(Process process, int count)
    {
        _process = process;
        Count = count;
    }

    public int Count { get; }

    public static IdleClients Start(int port, int address, int count)
    {
        string[] arguments = [typeof(IdleClients).Assembly.Location, Verb,
            .. new[] { port, address, count }.Select(number => number.ToString(CultureInfo.InvariantCulture))];
        return new IdleClients(Process.Start(
            new ProcessStartInfo("dotnet", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!, count);
    }

    /// <exception cref="BenchmarkException">A connection could not be opened or was not answered.</exception>
    public async Task OpenedAsync(CancellationToken stop)
    {
        if (await _process.StandardOutput.ReadLineAsync(stop) is var said and not Opened)
        {
            throw new BenchmarkException($"{Count} idle connections could not be opened: {said ?? "nothing was said about it"}");
        }
    }

    /// <summary>The life of such a process. It ends with its input, so it never outlives who has started it.</summary>
    public static async Task<int> RunAsync(int port, int address, int count)
    {
        Descriptors.Raise(count + 1000);
        var sockets = new List<Socket>(count);
        try
        {
            while (sockets.Count < count)
            {
                sockets.Add(Open(port, address));
            }
        }
        catch (Exception error) when (error is SocketException or BenchmarkException)
        {
            Console.WriteLine($"{sockets.Count} were, then: {error.Message}");
            return 1;
        }

        Console.WriteLine(Opened);
        await Console.In.ReadToEndAsync();
        sockets.ForEach(socket => socket.Dispose());
        return 0;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static Socket Open(int port, int address)
    {
        const int BindAddressNoPort = 24;
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

        // Else bind looks for a port that no other socket has at all, which takes ever longer the fewer are left.
        socket.SetRawSocketOption(0, BindAddressNoPort, BitConverter.GetBytes(1));
        socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, (byte)(2 + address)]), 0));
        socket.Connect(IPAddress.Loopback, port);
        socket.Send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8);
        return socket.Receive(new byte[512]) > 0 ? socket : throw new BenchmarkException("The server closed a connection.");
    }
}
