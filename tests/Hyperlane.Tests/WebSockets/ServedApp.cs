using System.Net;
using System.Net.Sockets;
using Hyperlane.Testing;
using Hyperlane.Tests.Transport;
using Hyperlane.WebSockets;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.WebSockets;

/// <summary>
/// An app over each of the transports: "memory", "Epoll", "Sockets", "tls" (over the system's own transport) or "tls Sockets".
/// </summary>
internal sealed class ServedApp : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hyperlane-ws-").FullName;
    private readonly string _kind;
    private TestApp _app = null!;

    private ServedApp(string kind) => _kind = kind;

    public static TheoryData<string> Kinds
        => OperatingSystem.IsLinux() ? ["memory", "Sockets", "tls", "Epoll"] : ["memory", "Sockets", "tls"];

    /// <summary>Those with a port, with and without TLS.</summary>
    public static TheoryData<string> OnPorts
        => OperatingSystem.IsLinux() ? ["Sockets", "tls Sockets", "tls", "Epoll"] : ["Sockets", "tls Sockets"];

    public IServiceProvider Services => _app.Services;

    private bool IsEncrypted => _kind.StartsWith("tls", StringComparison.Ordinal);

    /// <summary>A WebSocket at /socket.</summary>
    public static Task<ServedApp> StartAsync(string kind, Func<WebSocketConnection, Task> serve, Action<WebSocketOptions>? configure = null)
        => StartAsync(kind, app => app.WebSocket("/socket", serve), builder => configure?.Invoke(builder.Options.WebSockets));

    public static async Task<ServedApp> StartAsync(string kind, Action<HyperlaneApp> declare, Action<HyperlaneAppBuilder>? configure = null)
    {
        var served = new ServedApp(kind);
        List<string> arguments = kind.EndsWith("Epoll", StringComparison.Ordinal) ? ["--Hyperlane:Transport=Epoll"]
            : kind.EndsWith("Sockets", StringComparison.Ordinal) ? ["--Hyperlane:Transport=Sockets"]
            : [];
        if (served.IsEncrypted)
        {
            TestCertificate.Write(Path.Combine(served._folder, "made.pem"), "localhost");
            arguments.Add("--Hyperlane:Certificates:Default:Path=made.pem");
        }

        served._app = await TestApp.StartAsync(declare, new TestAppOptions
        {
            InMemory = kind == "memory",
            ContentRoot = served._folder,
            Arguments = arguments,
            Configure = builder =>
            {
                builder.Logging.ClearProviders();
                configure?.Invoke(builder);
                if (served.IsEncrypted)
                {
                    builder.Configuration["urls"] = "https://127.0.0.1:0";
                }
            },
        });
        return served;
    }

    /// <summary>A client that has shaken hands.</summary>
    /// <param name="more">More lines for the head of its request.</param>
    public async Task<WebSocketClient> ConnectAsync(string more = "")
    {
        var client = new WebSocketClient(_kind == "memory" ? _app.Connect() : (await ConnectOnPortAsync()).Stream);
        await client.OpenAsync("/socket", more);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A client's socket that does as it is told, and the stream to speak over, which owns it.</summary>
    /// <param name="receiveBuffer">How many bytes its system takes in its place; 0 for as many as it likes.</param>
    public async Task<(Socket Socket, Stream Stream)> ConnectOnPortAsync(int receiveBuffer = 0)
    {
        var socket = await ConnectSocketAsync(receiveBuffer);
        var plain = new NetworkStream(socket, ownsSocket: true);
        return (socket, IsEncrypted ? await TestCertificate.HandshakeAsync(plain, "localhost") : plain);
    }

    /// <summary>A client that says nothing by itself, not even what TLS begins with.</summary>
    /// <inheritdoc cref="ConnectOnPortAsync"/>
    public async Task<Socket> ConnectSocketAsync(int receiveBuffer = 0)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (receiveBuffer > 0)
        {
            socket.ReceiveBufferSize = receiveBuffer;
        }

        await socket.ConnectAsync(IPAddress.Loopback, _app.BaseAddress.Port);
        return socket;
    }
}
