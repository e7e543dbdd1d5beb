using System.Net;
using System.Net.ServerSentEvents;
using System.Net.WebSockets;
using System.Text;
using Hyperlane.Endpoints;
using Hyperlane.Http;
using Hyperlane.Http.Telemetry;
using Hyperlane.Transport;
using Hyperlane.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.Http;

/// <summary>A whole app over a wire that is neither a socket nor HTTP/1.1: what a second protocol has to bring, and nothing more.</summary>
public sealed class ExchangeTests : IAsyncDisposable
{
    private readonly List<string> _log = [];
    private readonly HyperlaneApp _app;
    private readonly ServerServices _services;

    public ExchangeTests()
    {
        var builder = HyperlaneApp.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddScoped<Guest>();
        builder.Services.AddSingleton(_log);
        _app = builder.Build();
        _app.Use(async (context, next) =>
        {
            context.Response.Headers["X-Around"] = "yes";
            await next(context);
        });
        _app.Get("/hello/{name}",
            context => context.Text($"Hello, {context.Request.RouteValues["name"]} by {context.Request.Query["by"]}!"));
        _app.Post("/sum", async context =>
        {
            context.Services.GetRequiredService<Guest>();
            await context.Json((await context.Request.ReadJsonAsync<int[]>()).Sum());
        });
        _app.Post("/small", async context =>
        {
            context.Request.MaxBodyBytes = 4;
            await context.Text(await context.Request.ReadTextAsync());
        });
        _app.Get("/parts", async context =>
        {
            for (var part = 0; part < 3 && !context.RequestAborted.IsCancellationRequested; part++)
            {
                await context.Response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes($"part {part};"));
                await context.Response.BodyWriter.FlushAsync();
            }
        });
        _app.Get("/broken", async context =>
        {
            await context.Text("half");
            await context.Response.BodyWriter.FlushAsync();
            throw new InvalidOperationException("meant");
        });
        _app.Get("/fails", _ => throw new InvalidOperationException("meant"));
        _app.Get("/file", context =>
            new FileResult(Path.Combine(AppContext.BaseDirectory, "Hyperlane.Tests.runtimeconfig.json")).ExecuteAsync(context));
        _app.Get("/events", context => Answer(context, "one", "two"));
        _app.Get("/live", context => context.WebSocket(async socket =>
        {
            await foreach (var message in socket.ReadAllAsync())
            {
                await socket.SendAsync(message.Text + "!");
            }
        }));
        var limits = _app.Services.GetRequiredService<HyperlaneOptions>().Limits;
        _services = new ServerServices(
            Dispatcher.Create(_app), limits, builder.Json, _app.Services.GetRequiredService<IServiceScopeFactory>(),
            new FileTypes(new Dictionary<string, string>()), new ServerTelemetry(), _app.Logger);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_route_answers()
    {
        using var exchange = Ask("GET", "/hello/J%C3%B6rg?by=memory");
        await RunAsync(exchange);

        Assert.Equal(["handled", "head 200 Follows 23", "sent 22", "end"], exchange.Happened);
        Assert.Equal("Hello, Jörg by memory!", exchange.Sent);
    }

    [Fact]
    public async Task HEAD_has_a_head_and_no_body()
    {
        using var exchange = Ask("HEAD", "/hello/b?by=a");
        await RunAsync(exchange);

        Assert.Equal(["handled", "head 200 Withheld 14"], exchange.Happened);
    }

    [Theory]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("DELETE", "/sum", 405)]
    [InlineData("GET", "/fails", 500)]
    public async Task What_goes_wrong_is_a_problem(string method, string path, int status)
    {
        using var exchange = Ask(method, path);
        await RunAsync(exchange);

        Assert.Equal((status, "application/problem+json"), (exchange.StatusCode, exchange.ContentType));
        Assert.Equal("end", exchange.Happened[^1]);
    }

    [Fact]
    public async Task A_body_is_read_in_parts_and_what_the_request_owns_is_disposed()
    {
        using var exchange = Ask("POST", "/sum", ["[1,", "2", ",39]"], null, ("Content-Type", "application/json"));
        await RunAsync(exchange);

        Assert.Equal((200, "42"), (exchange.StatusCode, exchange.Sent));
        Assert.Equal(["disposed"], _log);
    }

    [Fact]
    public async Task A_body_beyond_its_limit_is_413()
    {
        using var exchange = Ask("POST", "/small", ["1234", "5"]);
        await RunAsync(exchange);

        Assert.Equal(413, exchange.StatusCode);
    }

    [Fact]
    public async Task A_stream_is_sent_as_it_is_written()
    {
        using var exchange = Ask("GET", "/parts");
        await RunAsync(exchange);

        Assert.Equal(["head 200 Follows", "sent 7", "sent 7", "sent 7", "handled", "end"], exchange.Happened);
    }

    [Fact]
    public async Task A_client_that_leaves_ends_the_handler()
    {
        using var exchange = Ask("GET", "/parts", onFlushed: exchange => exchange.Leave());
        await RunAsync(exchange);

        Assert.Equal("part 0;", exchange.Sent);
    }

    [Fact]
    public async Task A_response_that_breaks_off_is_aborted()
    {
        using var exchange = Ask("GET", "/broken");
        await RunAsync(exchange);

        Assert.Equal(["head 200 Follows", "sent 4", "abort"], exchange.Happened);
    }

    [Theory]
    [InlineData("/file")]
    [InlineData("/events")]
    public async Task Files_and_events_need_nothing_else(string path)
    {
        using var exchange = Ask("GET", path);
        await RunAsync(exchange);

        Assert.Equal(200, exchange.StatusCode);
        Assert.Contains(path == "/file" ? "runtimeOptions" : "data: two", exchange.Sent, StringComparison.Ordinal);
        Assert.Equal("end", exchange.Happened[^1]);
    }

    [Fact]
    public async Task A_wire_without_upgrades_has_no_WebSockets()
    {
        using var exchange = Ask("GET", "/live", [], null, Handshake);
        await RunAsync(exchange);

        Assert.Equal(426, exchange.StatusCode);
        Assert.Contains("MEMORY/1", exchange.Sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wire_with_upgrades_hands_over_what_follows()
    {
        await using var connection = new MemoryConnection(new IPEndPoint(IPAddress.Loopback, 1));
        using var exchange = Ask("GET", "/live", [], connection, Handshake);
        var running = RunAsync(exchange);
        using var socket = WebSocket.CreateFromStream(connection.Client, new WebSocketCreationOptions());
        await socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
        var buffer = new byte[16];
        var received = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", TestContext.Current.CancellationToken);
        await running;

        Assert.Equal("hello!", Encoding.UTF8.GetString(buffer, 0, received.Count));
        Assert.Equal("upgrade 101 websocket", exchange.Happened[0]);
    }

    private static (string, string)[] Handshake =>
    [
        ("Upgrade", "websocket"), ("Connection", "Upgrade"), ("Sec-WebSocket-Version", "13"), ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
    ];

    private static async ValueTask Answer(HttpContext context, params string[] events)
    {
        async IAsyncEnumerable<SseItem<string>> All()
        {
            foreach (var one in events)
            {
                await Task.Yield();
                yield return new SseItem<string>(one);
            }
        }

        await context.ServerSentEvents(All());
    }

    private static async Task RunAsync(MemoryExchange exchange)
    {
        exchange.Context.Begin();
        await ApplicationCall.RunAsync(exchange).AsTask().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    private MemoryExchange Ask(string method, string target, Action<MemoryExchange>? onFlushed = null)
        => new(_services, method, target, [], null) { OnFlushed = onFlushed };

    private MemoryExchange Ask(string method, string target, string[] body, TransportConnection? upgrade = null,
        params (string, string)[] fields)
        => new(_services, method, target, body, upgrade, fields);

    private sealed class Guest(List<string> log) : IDisposable
    {
        public void Dispose() => log.Add("disposed");
    }
}
