using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using Hyperlane.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.Http.Telemetry;

/// <summary>Activities of requests, as the SDK of OpenTelemetry exports them.</summary>
public sealed class TraceTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";
    private const string Caller = "b7ad6b7169203331";

    [Fact]
    public async Task One_trace_goes_through_two_services_and_the_client_between_them()
    {
        await using var inner = await TracedApp.StartAsync(app => app.Get("/stock/{id:int}", context => context.Text("7")));
        using var client = new HttpClient { BaseAddress = inner.Address };
        await using var outer = await TracedApp.StartAsync(app => app.Get("/orders/{id}", async context =>
            await context.Text(await client.GetStringAsync(Quiet.Path($"/stock/{context.Request.RouteValues["id"]}")))));

        Assert.Equal("7", await AskAsync(outer.Client, "/orders/12", NewTrace(out var trace), "acme=1"));

        var spans = await inner.SpansAsync(trace, 3);
        Assert.Equal(["GET /orders/{id}", "GET", "GET /stock/{id:int}"], spans.Select(span => span.DisplayName));
        Assert.Equal([ActivityKind.Server, ActivityKind.Client, ActivityKind.Server], spans.Select(span => span.Kind));
        Assert.Equal(Caller, spans[0].ParentSpanId.ToHexString());
        Assert.Equal(spans[0].SpanId, spans[1].ParentSpanId);
        Assert.Equal(spans[1].SpanId, spans[2].ParentSpanId);
        Assert.True(spans[2].HasRemoteParent);
        Assert.All(spans, span => Assert.Equal("acme=1", span.TraceStateString));
    }

    [Fact]
    public async Task The_tags_are_those_of_the_semantic_conventions()
    {
        await using var app = await TracedApp.StartAsync(app => app.Get("/users/{id}", context => context.Text("Ada")));
        app.Client.DefaultRequestHeaders.UserAgent.ParseAdd("tests/1.0");

        await AskAsync(app.Client, "/users/42?token=secret", NewTrace(out var trace));

        var span = Assert.Single(await app.SpansAsync(trace, 1));
        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["http.request.method"] = "GET",
                ["url.scheme"] = "http",
                ["url.path"] = "/users/42",
                ["network.protocol.version"] = "1.1",
                ["server.address"] = "127.0.0.1",
                ["server.port"] = app.Address.Port,
                ["user_agent.original"] = "tests/1.0",
                ["http.route"] = "/users/{id}",
                ["http.response.status_code"] = 200,
            },
            span.TagObjects.ToDictionary());
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
    }

    [Theory]
    [InlineData("/missing", "GET", 404, null, ActivityStatusCode.Unset)]
    [InlineData("/busy", "GET /busy", 503, "503", ActivityStatusCode.Error)]
    [InlineData("/boom", "GET /boom", 500, "System.InvalidOperationException", ActivityStatusCode.Error)]
    public async Task Failures_have_a_status(string path, string name, int status, string? error, ActivityStatusCode code)
    {
        await using var app = await TracedApp.StartAsync(app =>
        {
            app.Get("/busy", _ => throw new ProblemException(503));
            app.Get("/boom", _ => throw new InvalidOperationException("It broke."));
        });

        using var request = Request(path, NewTrace(out var trace));
        using var response = await app.Client.SendAsync(request);

        var span = Assert.Single(await app.SpansAsync(trace, 1));
        Assert.Equal((name, code), (span.DisplayName, span.Status));
        Assert.Equal(status, span.GetTagItem("http.response.status_code"));
        Assert.Equal(error, span.GetTagItem("error.type"));
        Assert.Equal(error == "System.InvalidOperationException" ? 1 : 0, span.Events.Count(one => one.Name == "exception"));
    }

    /// <summary>W3C Trace Context §3.2.2: what is not understood begins a trace of its own.</summary>
    [Theory]
    [InlineData("00-00000000000000000000000000000000-b7ad6b7169203331-01")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01")]
    [InlineData("00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01")]
    [InlineData("ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01, 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task A_malformed_traceparent_is_ignored(string parent)
    {
        await using var app = await TracedApp.StartAsync(app
            => app.Get("/", context => context.Text(Activity.Current!.TraceId.ToHexString())));

        var trace = await AskAsync(app.Client, "/", parent);

        Assert.NotEqual(Trace, trace);
        var span = Assert.Single(await app.SpansAsync(trace, 1));
        Assert.Equal(default, span.ParentSpanId);
    }

    [Fact]
    public async Task A_method_that_is_not_known_is_no_name_of_its_own()
    {
        await using var app = await TracedApp.StartAsync(app => app.Get("/", context => context.Text("")));
        using var request = Request("/", NewTrace(out var trace));
        request.Method = new HttpMethod("BREW");
        using var response = await app.Client.SendAsync(request);

        var span = Assert.Single(await app.SpansAsync(trace, 1));
        Assert.Equal("HTTP", span.DisplayName);
        Assert.Equal("_OTHER", span.GetTagItem("http.request.method"));
        Assert.Equal("BREW", span.GetTagItem("http.request.method_original"));
    }

    [Fact]
    public async Task A_WebSocket_has_an_activity_within_that_of_its_request_which_ends_with_the_handshake()
    {
        await using var app = await TracedApp.StartAsync(app => app.WebSocket("/chat/{room}", async socket =>
        {
            await foreach (var message in socket.ReadAllAsync())
            {
                await socket.SendAsync(Activity.Current!.SpanId.ToHexString());
            }
        }));
        var parent = NewTrace(out var trace);
        using var client = await app.App.ConnectWebSocketAsync("/chat/home", options => options.SetRequestHeader("traceparent", parent));

        var request = Assert.Single(await app.SpansAsync(trace, 1));
        await client.SendAsync("?"u8.ToArray(), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        var buffer = new byte[100];
        var received = await client.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
        var spans = await app.SpansAsync(trace, 2);

        Assert.Equal(["GET /chat/{room}", "WebSocket /chat/{room}"], spans.Select(span => span.DisplayName));
        Assert.Equal(101, request.GetTagItem("http.response.status_code"));
        Assert.Equal(request.SpanId, spans[1].ParentSpanId);
        Assert.Equal(spans[1].SpanId.ToHexString(), Encoding.ASCII.GetString(buffer, 0, received.Count));
        Assert.Equal(1000, spans[1].GetTagItem("hyperlane.websocket.close_status"));
    }

    [Fact]
    public async Task The_log_has_the_ids_in_its_scopes_and_problems_name_the_activity()
    {
        var log = new ScopeLog();
        await using var app = await Quiet.StartAsync(
            app => app.Get("/", _ => throw new ProblemException(409)),
            inMemory: false,
            configure: builder => builder.Services.AddSingleton<ILoggerProvider>(log));

        using var request = Request("/", $"00-{Trace}-{Caller}-01");
        using var response = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var problem = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var scope = log.Scopes["GET /: 409, Conflict"];

        Assert.Equal((Trace, Caller), (scope["TraceId"], scope["ParentId"]));
        Assert.Contains($"\"traceId\":\"00-{Trace}-{scope["SpanId"]}-01\"", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_listen_still_passes_the_trace_of_the_caller_on()
    {
        await using var inner = await Quiet.StartAsync(
            app => app.Get("/", context => context.Text(context.Request.Headers["traceparent"] ?? "none")), inMemory: false);
        await using var outer = await Quiet.StartAsync(
            app => app.Get("/", async context => await context.Text(await inner.Client.GetStringAsync(Quiet.Path("/")))), inMemory: false);

        Assert.StartsWith($"00-{Trace}-", await AskAsync(outer.Client, "/", $"00-{Trace}-{Caller}-01"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_handler_adds_is_exported()
    {
        await using var app = await TracedApp.StartAsync(app => app.Get("/", async context =>
        {
            await Task.Yield();
            Activity.Current!.SetTag("shop.cart", 3);
            Activity.Current.DisplayName = "A cart";
            await context.Text("");
        }));

        await AskAsync(app.Client, "/", NewTrace(out var trace));

        var span = Assert.Single(await app.SpansAsync(trace, 1));
        Assert.Equal(("A cart", 3), (span.DisplayName, span.GetTagItem("shop.cart")));
    }

    private static string NewTrace(out string trace)
    {
        trace = ActivityTraceId.CreateRandom().ToHexString();
        return $"00-{trace}-{Caller}-01";
    }

    private static HttpRequestMessage Request(string path, string parent, string? state = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Quiet.Path(path));
        request.Headers.TryAddWithoutValidation("traceparent", parent);
        if (state is not null)
        {
            request.Headers.TryAddWithoutValidation("tracestate", state);
        }

        return request;
    }

    private static async Task<string> AskAsync(HttpClient client, string path, string parent, string? state = null)
    {
        using var request = Request(path, parent, state);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
