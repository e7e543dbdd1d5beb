using System.Net;
using System.Net.Sockets;
using System.Text;
using Hyperlane.Http;
using Hyperlane.Testing;
using Hyperlane.Tests.Endpoints;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.Hostile;

/// <summary>
/// What the tests of bad clients share: an app on a real port, sockets that do as they are told, and a look whether others are still
/// served.
/// </summary>
public abstract class HostileTests : IDisposable
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private protected ErrorLog Errors { get; } = new();

    public void Dispose()
    {
        Errors.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static string Get(string path) => $"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n";

    protected static Socket Connect(TestApp app)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 60_000, SendTimeout = 60_000 };
        socket.Connect(IPAddress.Loopback, app.BaseAddress.Port);
        return socket;
    }

    private protected static RawClient Client(Socket socket) => new(new NetworkStream(socket, ownsSocket: true));

    /// <summary>Cuts a connection (RST) instead of closing it.</summary>
    protected static void Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }

    protected static async Task AssertServedAsync(TestApp app)
    {
        await using var client = new RawClient(app);
        Assert.Equal((200, "fine"), await client.AskAsync(Get("/fine")) is var answer ? (answer.Status, answer.Body) : default);
    }

    protected Task<TestApp> StartAsync(Action<HttpLimits>? limit = null, Action<HyperlaneApp>? declare = null) => Quiet.StartAsync(
        app =>
        {
            app.Get("/fine", context => context.Text("fine"));
            app.Post("/length", async context => await context.Text($"{(await context.Request.ReadBytesAsync()).Length}"));
            declare?.Invoke(app);
        },
        inMemory: false,
        builder =>
        {
            builder.Services.AddSingleton<ILoggerProvider>(Errors);
            limit?.Invoke(builder.Options.Limits);
        });

    /// <summary>Sends text byte by byte, at a pace, until the server has had enough.</summary>
    protected static async Task TrickleAsync(Socket socket, string text, TimeSpan pace)
    {
        try
        {
            foreach (var b in Encoding.ASCII.GetBytes(text))
            {
                socket.Send([b]);
                await Task.Delay(pace);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // It had.
        }
    }
}
