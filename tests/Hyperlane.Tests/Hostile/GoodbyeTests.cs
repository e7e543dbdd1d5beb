using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Hyperlane.Tests.Transport;
using Hyperlane.Tests.WebSockets;
using Hyperlane.Transport;
using Hyperlane.Transport.Epoll;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Tests.Hostile;

/// <summary>
/// Every kind of goodbye, at every point of a connection's life, over every transport: afterwards nobody is served any more.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class GoodbyeTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    /// <summary>How far the client has got: what it has sent, and how many bytes of the answer it has read, if any.</summary>
    private static readonly (string Sent, int Read)[] Points =
    [
        ("", 0),
        ("GET / HT", 0),
        ("GET / HTTP/1.1\r\nHost: a\r\n\r\n", 1),
        ("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHo", 1),
        ("POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nabc", 0),
        ("POST /length HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", 0),
        ("GET /large HTTP/1.1\r\nHost: a\r\n\r\n", 1000),
        ("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n", 0),
        (WebSocketClient.Request("/echo"), 1),
        (WebSocketClient.Request("/echo") + "\u0081\u0085abc", 1),
        (WebSocketClient.Request("/quiet"), 1),
        (WebSocketClient.Request("/quiet") + "\u0081\u0085abc", 1),
        (WebSocketClient.Request("/flood"), 1000),
    ];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var kind in ServedApp.OnPorts.Select(row => row.Data))
            {
                foreach (var end in (string[])["close", "reset", "half"])
                {
                    cases.Add(kind, end);
                }

                if (kind.StartsWith("tls", StringComparison.Ordinal))
                {
                    cases.Add(kind, "notify");
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Nobody_is_served_any_more(string kind, string end)
    {
        var transport = new CountingTransport(kind.EndsWith("Sockets", StringComparison.Ordinal)
            ? new SocketTransport()
            : new EpollTransport());
        await using var app = await ServedApp.StartAsync(kind, Declare, builder =>
        {
            builder.Services.AddSingleton<ITransport>(transport);
            builder.Options.Limits.RateGracePeriod = builder.Options.Limits.ResponseGracePeriod = TimeSpan.FromSeconds(1);
            (builder.Options.WebSockets.KeepAliveInterval, builder.Options.WebSockets.KeepAliveTimeout) =
                (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        });
        var clients = new List<(Socket Socket, Stream Stream)>();
        foreach (var (sent, read) in Points)
        {
            var client = await app.ConnectOnPortAsync();
            clients.Add(client);
            await client.Stream.WriteAsync(Encoding.Latin1.GetBytes(sent), TestContext.Current.CancellationToken);
            await client.Stream.ReadAtLeastAsync(new byte[Math.Max(read, 1)], read, throwOnEndOfStream: true,
                TestContext.Current.CancellationToken);
        }

        var strangers = new List<Socket> { await app.ConnectSocketAsync(), await app.ConnectSocketAsync() };

        // The beginning of a record of TLS, or of what is no request.
        await strangers[0].SendAsync(new byte[] { 0x16, 0x03, 0x01, 0x02, 0x00, 0x01 });
        await UntilAsync(() => transport.Served == Points.Length + strangers.Count);

        foreach (var (socket, stream) in clients)
        {
            if (end == "notify")
            {
                // Who does not read is cut soon, and may be cut already.
                await Record.ExceptionAsync(() => ((SslStream)stream).ShutdownAsync());
            }

            End(socket, end);
        }

        strangers.ForEach(socket => End(socket, end));

        await UntilAsync(() => transport.Live == 0);
        var (_, last) = await app.ConnectOnPortAsync();
        await using (last)
        {
            Assert.Equal(200, (await new RawClient(last).AskAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n")).Status);
        }

        clients.ForEach(client => client.Socket.Dispose());
        strangers.ForEach(socket => socket.Dispose());
    }

    private static void End(Socket socket, string end)
    {
        switch (end)
        {
            case "half":
                socket.Shutdown(SocketShutdown.Send);
                break;
            case "reset":
                socket.LingerState = new LingerOption(true, 0);
                socket.Dispose();
                break;
            default:
                socket.Dispose();
                break;
        }
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var hang = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        hang.CancelAfter(Bound);
        while (!holds())
        {
            await Task.Delay(20, hang.Token);
        }
    }

    private static void Declare(HyperlaneApp app)
    {
        app.Get("/", context => context.Text("hi"));
        app.Post("/length", async context => await context.Text($"{(await context.Request.ReadBytesAsync()).Length}"));
        app.Get("/large", context => context.Bytes(new byte[32 << 20], "application/octet-stream"));
        app.Get("/wait", async context => await Task.Delay(Timeout.Infinite, context.RequestAborted));
        app.WebSocket("/echo", async socket =>
        {
            await foreach (var message in socket.ReadAllAsync())
            {
                await socket.SendUtf8Async(message.Bytes);
            }
        });
        app.WebSocket("/quiet", socket => Task.Delay(Timeout.Infinite, socket.Closed));
        app.WebSocket("/flood", async socket =>
        {
            for (var piece = new byte[64 * 1024]; ;)
            {
                await socket.SendAsync(piece);
            }
        });
    }
}
