using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>
/// Asks at a fixed pace, whether or not the answers keep up, and measures from the moment a request was due: a server
/// that stalls delays all that were due meanwhile, which a client that waits for each answer would never see.
/// </summary>
internal static unsafe partial class OpenLoop
{
    /// <returns>The 50th, 99th and 99.9th percentile in microseconds.</returns>
    public static double[] Run(int port, int connections, double rate, TimeSpan time)
    {
        double[] result = [];
        var thread = new Thread(() => result = RunPinned(port, connections, rate, time));
        thread.Start();
        thread.Join();
        return result;
    }

    private static double[] RunPinned(int port, int connections, double rate, TimeSpan time)
    {
        ulong core = 1UL << Pinned.ClientCore;
        _ = SetAffinity(0, sizeof(ulong), &core);
        var idle = new Queue<Socket>(Enumerable.Range(0, connections).Select(_ => Connect(port)));
        var asked = new List<(Socket Socket, long Due)>(connections);
        var waits = new List<double>((int)(rate * time.TotalSeconds * 1.1));
        var buffer = new byte[4096];
        var start = Stopwatch.GetTimestamp();
        var end = start + (long)(time.TotalSeconds * Stopwatch.Frequency);
        for (long sent = 0, now = start; now < end || asked.Count > 0; now = Stopwatch.GetTimestamp())
        {
            var due = start + (long)(sent * Stopwatch.Frequency / rate);
            if (due <= now && due < end && idle.TryDequeue(out var socket))
            {
                socket.Send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8);
                asked.Add((socket, due));
                sent++;
            }

            for (var i = asked.Count - 1; i >= 0; i--)
            {
                if (asked[i].Socket.Receive(buffer, SocketFlags.None, out _) > 0)
                {
                    waits.Add(Stopwatch.GetElapsedTime(asked[i].Due).TotalMicroseconds);
                    idle.Enqueue(asked[i].Socket);
                    asked.RemoveAt(i);
                }
            }
        }

        foreach (var socket in idle)
        {
            socket.Dispose();
        }

        waits.Sort();
        return [At(0.5), At(0.99), At(0.999)];

        double At(double part) => waits[(int)(waits.Count * part)];
    }

    private static Socket Connect(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, port);
        socket.Blocking = false;
        return socket;
    }

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int process, nint size, ulong* cores);
}
