// Stands in until the blog's sources arrive: it answers every request with 200.
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace HyperlaneApi._1;

internal static class Program
{
    private static async Task Main(string[] args)
    {
        var at = Array.IndexOf(args, "--urls");
        var url = new Uri(at < 0 ? "http://localhost:5187" : args[at + 1]);
        using var listener = new TcpListener(IPAddress.Loopback, url.Port);
        listener.Start();
        using var stop = new CancellationTokenSource();
        using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => { context.Cancel = true; stop.Cancel(); });
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => { context.Cancel = true; stop.Cancel(); });
        Console.WriteLine($"Now listening on: http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                var stream = client.GetStream();
                await new StreamReader(stream).ReadLineAsync(stop.Token);
                await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"), stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }
}
