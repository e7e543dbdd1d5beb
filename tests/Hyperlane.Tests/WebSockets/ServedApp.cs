using Hyperlane.Testing;
using Hyperlane.Tests.Transport;
using Hyperlane.WebSockets;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.WebSockets;

/// <summary>A WebSocket at /socket, over each of the transports: "memory", "Epoll", "Sockets" or "tls".</summary>
internal sealed class ServedApp : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hyperlane-ws-").FullName;
    private readonly string _kind;
    private TestApp _app = null!;

    private ServedApp(string kind) => _kind = kind;

    public static TheoryData<string> Kinds => OperatingSystem.IsLinux() ? ["memory", "Sockets", "tls", "Epoll"] : ["memory", "Sockets", "tls"];

    public static async Task<ServedApp> StartAsync(string kind, Func<WebSocketConnection, Task> serve, Action<WebSocketOptions>? configure = null)
    {
        var served = new ServedApp(kind);
        List<string> arguments = kind is "Epoll" or "Sockets" ? [$"--Hyperlane:Transport={kind}"] : [];
        if (kind == "tls")
        {
            TestCertificate.Write(Path.Combine(served._folder, "made.pem"), "localhost");
            arguments = ["--Hyperlane:Certificates:Default:Path=made.pem"];
        }

        served._app = await TestApp.StartAsync(app => app.WebSocket("/socket", serve), new TestAppOptions
        {
            InMemory = kind == "memory",
            ContentRoot = served._folder,
            Arguments = arguments,
            Configure = builder =>
            {
                builder.Logging.ClearProviders();
                configure?.Invoke(builder.Options.WebSockets);
                if (kind == "tls")
                {
                    builder.Configuration["urls"] = "https://127.0.0.1:0";
                }
            },
        });
        return served;
    }

    /// <summary>A client that has shaken hands.</summary>
    public async Task<WebSocketClient> ConnectAsync()
    {
        var client = new WebSocketClient(_kind == "tls" ? await TestCertificate.HandshakeAsync(_app.Connect(), "localhost") : _app.Connect());
        await client.OpenAsync("/socket");
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
