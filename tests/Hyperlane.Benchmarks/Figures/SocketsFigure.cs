using System.Globalization;
using System.Net.Sockets;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>What idle WebSockets cost in memory, against ASP.NET Core's own and against clients of a SignalR hub.</summary>
internal static class SocketsFigure
{
    private const int Wanted = 10_000;

    /// <summary>A client of SignalR speaks first, after which it may be silent for half a minute.</summary>
    private static readonly byte[] SignalRHello = Masked("{\"protocol\":\"json\",\"version\":1}\u001e");

    /// <summary>How long all are left alone before they are measured.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(TextWriter output, CancellationToken stop)
    {
        var limit = Descriptors.Raise(Wanted + 2000);
        var count = (int)Math.Min(Wanted, limit - 1000);
        var ours = await MeasureAsync(ServerProgram.Hyperlane, "/echo", Echo, count, output, stop);
        var theirs = await MeasureAsync(ServerProgram.AspNetCore, "/echo", Echo, count, output, stop);
        var signalR = await MeasureAsync(ServerProgram.AspNetCore, "/hub", ShakeHands, count, output, stop);
        await output.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture,
                $"sockets: ratio to ASP.NET Core's {ours / theirs:0.00}, to SignalR's {ours / signalR:0.00}. Wanted: at most 0.3 of SignalR's."));
    }

    private static async Task<double> MeasureAsync(ServerProgram program, string path, Action<Socket> begin, int count, TextWriter output,
        CancellationToken stop)
    {
        await using var server = await Server.StartAsync(program, stop);
        var sockets = new List<Socket>(count);
        try
        {
            // What the first ones bring in is not theirs alone.
            for (var i = 0; i < 100; i++)
            {
                begin(Add());
            }

            await Task.Delay(Rest, stop);
            var before = server.Memory;
            for (var i = 0; i < count; i++)
            {
                begin(Add());
            }

            await Task.Delay(Rest, stop);
            var after = server.Memory;
            await output.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture,
                    $"sockets: {program.Name,-14} {path,-6} {count:n0} idle: {after - before:0} MB RSS on top of {before:0} MB, {(after - before) * 1024 / count:0.0} KB each"));
            return after - before;
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }

        Socket Add()
        {
            sockets.Add(EchoFrame.Open(server.Address, path));
            return sockets[^1];
        }
    }

    private static void Echo(Socket socket) => EchoFrame.Echo(socket);

    private static void ShakeHands(Socket socket)
    {
        socket.Send(SignalRHello);
        var answer = new byte[5];
        if (socket.Receive(answer) < 5 || !answer.AsSpan().SequenceEqual("\u0081\u0003{}\u001e".Select(value => (byte)value).ToArray()))
        {
            throw new BenchmarkException("The hub does not take the handshake.");
        }
    }

    private static byte[] Masked(string text)
        => [0x81, (byte)(0x80 | text.Length), 0, 0, 0, 0, .. System.Text.Encoding.ASCII.GetBytes(text)];
}
