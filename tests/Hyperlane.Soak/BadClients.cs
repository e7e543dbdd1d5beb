using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hyperlane.Soak;

/// <summary>Clients that no server wishes for.</summary>
internal sealed class BadClients(Uri url)
{
    private const string Get = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    public IReadOnlyList<Func<Task>> All
        => [PipelineAsync, LeaveStreamAsync, ResetMidwayAsync, ResetWhileReadingAsync, CloseHalfAsync, TrickleAsync, StallAsync,
            NonsenseAsync];

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, url.Port);
        return socket;
    }

    private static ValueTask<int> SendAsync(Socket socket, string text)
        => socket.SendAsync(Encoding.ASCII.GetBytes(text), SocketFlags.None, CancellationToken.None);

    private static void Reset(Socket socket) => socket.LingerState = new LingerOption(true, 0);

    private async Task PipelineAsync()
    {
        using var socket = await ConnectAsync();
        await SendAsync(socket, string.Concat(Enumerable.Repeat(Get, 50))
            + Get.Replace("Host", "Connection: close\r\nHost", StringComparison.Ordinal));
        await DrainAsync(socket);
    }

    private async Task LeaveStreamAsync()
    {
        using var socket = await ConnectAsync();
        await SendAsync(socket, Get.Replace(" / ", " /events ", StringComparison.Ordinal));
        await socket.ReceiveAsync(new byte[300]);
    }

    private async Task ResetMidwayAsync()
    {
        using var socket = await ConnectAsync();
        await SendAsync(socket, "POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n--b\r\n");
        Reset(socket);
    }

    private async Task ResetWhileReadingAsync()
    {
        using var socket = await ConnectAsync();
        await SendAsync(socket, Get.Replace(" / ", " /large ", StringComparison.Ordinal));
        await socket.ReceiveAsync(new byte[1000]);
        Reset(socket);
    }

    private async Task CloseHalfAsync()
    {
        using var socket = await ConnectAsync();
        await SendAsync(socket, Get + Get);
        socket.Shutdown(SocketShutdown.Send);
        await DrainAsync(socket);
    }

    private async Task TrickleAsync()
    {
        using var socket = await ConnectAsync();
        foreach (var c in Get)
        {
            await SendAsync(socket, c.ToString());
            await Task.Delay(5);
        }

        await socket.ReceiveAsync(new byte[300]);
    }

    /// <summary>Begins, and waits until the server has had enough.</summary>
    private async Task StallAsync()
    {
        using var socket = await ConnectAsync();
        await SendAsync(socket, "GET / HT");
        await DrainAsync(socket);
    }

    private async Task NonsenseAsync()
    {
        using var socket = await ConnectAsync();
        var noise = new byte[500];
        Random.Shared.NextBytes(noise);
        await socket.SendAsync(noise);
        socket.Shutdown(SocketShutdown.Send);
        await DrainAsync(socket);
    }

    private static async Task DrainAsync(Socket socket)
    {
        var buffer = new byte[16 * 1024];
        while (await socket.ReceiveAsync(buffer) > 0)
        {
        }
    }
}
