using Hyperlane.Testing;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.Transport;

/// <summary>
/// A client of HTTPS that leaves without close_notify (RFC 8446 §6.1) gives back its place, and its connection comes to rest.
/// </summary>
public sealed class GoneClientTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("hyperlane-gone-").FullName;

    public static TheoryData<TransportKind, string> Goodbyes => new MatrixTheoryData<TransportKind, string>(
        [TransportKind.Auto, TransportKind.Sockets], ["after the handshake", "in a head", "after an answer", "in a body", "in a frame"]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Goodbyes))]
    public async Task Its_place_is_free_for_the_next(TransportKind transport, string when)
    {
        TestCertificate.Write(Path.Combine(_folder, "made.pem"), "localhost");
        await using var app = await StartAsync(transport);
        var raw = app.Connect();
        await using (var client = new RawClient(await TestCertificate.HandshakeAsync(raw, "localhost")))
        {
            await SayAsync(client, when);
            await raw.DisposeAsync();
        }

        Assert.Equal("hello", await AskAsync(app));
    }

    private static async Task SayAsync(RawClient client, string when)
    {
        switch (when)
        {
            case "in a head":
                await client.SendAsync("GET / HTTP/1.1\r\nHo");
                break;
            case "after an answer":
                Assert.Equal("hello", (await client.AskAsync("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")).Body);
                break;
            case "in a body":
                await client.SendAsync("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n12345");
                break;
            case "in a frame":
                Assert.Equal(101, (await client.AskAsync(WebSocketClient.Request("/socket"))).Status);
                await client.SendAsync([0x81, 0x85, 1]);
                break;
        }
    }

    /// <summary>The server takes one connection at a time: until the other has ended, this one is cut.</summary>
    private static async Task<string> AskAsync(TestApp app)
    {
        var late = DateTime.UtcNow + Patience;
        while (true)
        {
            try
            {
                await using var client = new RawClient(await TestCertificate.HandshakeAsync(app.Connect(), "localhost"));
                return (await client.AskAsync("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")).Body;
            }
            catch (Exception error) when (error is IOException && DateTime.UtcNow < late)
            {
                await Task.Delay(10);
            }
        }
    }

    private Task<TestApp> StartAsync(TransportKind transport) => TestApp.StartAsync(
        app =>
        {
            app.Get("/", context => context.Text("hello"));
            app.Post("/", async context => await context.Bytes(await context.Request.ReadBytesAsync(), "application/octet-stream"));
            app.WebSocket("/socket", async socket =>
            {
                await foreach (var message in socket.ReadAllAsync())
                {
                    await socket.SendAsync(message.Text);
                }
            });
        },
        new TestAppOptions
        {
            InMemory = false,
            ContentRoot = _folder,
            Arguments = [$"--Hyperlane:Transport={transport}", "--Hyperlane:Limits:MaxConnections=1",
                "--Hyperlane:Certificates:Default:Path=made.pem"],
            Configure = builder =>
            {
                builder.Logging.ClearProviders();
                builder.Configuration["urls"] = "https://127.0.0.1:0";
            },
        });
}
