using System.Net.WebSockets;
using System.Text;
using Hyperlane.Http;
using Hyperlane.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;

namespace Hyperlane.Tests.Http.Telemetry;

/// <summary>
/// Metrics as the SDK of OpenTelemetry exports them. Alone, as the SDK forgets an instrument when any meter of its name in the process
/// ends.
/// </summary>
[Collection(nameof(MetricTests))]
[CollectionDefinition(nameof(MetricTests), DisableParallelization = true)]
public sealed class MetricTests
{
    [Fact]
    public async Task The_duration_of_requests_is_measured_by_route_and_status()
    {
        await using var app = await TracedApp.StartAsync(app =>
        {
            app.Get("/measured/{id}", context => context.Text("ok"));
            app.Get("/measured-boom", _ => throw new InvalidOperationException());
        });
        for (var i = 0; i < 3; i++)
        {
            using var answer = await app.Client.GetAsync(Quiet.Path($"/measured/{i}"), TestContext.Current.CancellationToken);
        }

        using var failed = await app.Client.GetAsync(Quiet.Path("/measured-boom"), TestContext.Current.CancellationToken);
        var ok = await PointAsync(app, "http.server.request.duration", "http.route", "/measured/{id}",
            point => point.GetHistogramCount() == 3);
        var boom = await PointAsync(app, "http.server.request.duration", "http.route", "/measured-boom", _ => true);

        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["http.request.method"] = "GET",
                ["url.scheme"] = "http",
                ["http.response.status_code"] = "200",
                ["network.protocol.version"] = "1.1",
                ["http.route"] = "/measured/{id}",
            },
            TracedApp.TagsOf(ok));
        Assert.Equal([0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, double.PositiveInfinity], BoundsOf(ok));
        Assert.Equal(("500", "System.InvalidOperationException"),
            (TracedApp.TagsOf(boom)["http.response.status_code"], TracedApp.TagsOf(boom)["error.type"]));
    }

    [Fact]
    public async Task Requests_under_way_are_counted_up_and_down()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var leave = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = await TracedApp.StartAsync(app => app.Map(HttpMethods.Patch, "/slow", async context =>
        {
            entered.SetResult();
            await leave.Task;
            await context.Text("");
        }));

        var asking = app.Client.PatchAsync(Quiet.Path("/slow"), null, TestContext.Current.CancellationToken);
        await entered.Task;
        await PointAsync(app, "http.server.active_requests", "http.request.method", "PATCH", point => point.GetSumLong() == 1);
        leave.SetResult();
        using var answer = await asking;

        await PointAsync(app, "http.server.active_requests", "http.request.method", "PATCH", point => point.GetSumLong() == 0);
    }

    [Fact]
    public async Task Connections_sockets_rooms_and_loops_can_be_read()
    {
        await using var app = await TracedApp.StartAsync(app => app.WebSocket("/metrics-room", async socket =>
        {
            var rooms = app.Services.GetRequiredService<Rooms>();
            await using var me = await rooms.JoinAsync("hall", "ada", socket);
            await socket.SendAsync("in");
            await foreach (var _ in socket.ReadAllAsync())
            {
            }
        }));
        using (var client = await app.App.ConnectWebSocketAsync("/metrics-room"))
        {
            var buffer = new byte[10];
            var received = await client.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            Assert.Equal("in", Encoding.ASCII.GetString(buffer, 0, received.Count));

            foreach (var gauge in (string[])["hyperlane.active_connections", "hyperlane.websocket.active_connections", "hyperlane.rooms",
                "hyperlane.room.members"])
            {
                Assert.Contains(app.Points(gauge), point => point.GetSumLong() == 1);
            }

            await client.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
        }

        await PointAsync(app, "hyperlane.websocket.duration", "http.route", "/metrics-room", point => point.GetHistogramCount() == 1);
        await PointAsync(app, "hyperlane.connection.duration", "url.scheme", "http", point => point.GetHistogramCount() > 0);
        if (OperatingSystem.IsLinux())
        {
            Assert.Contains(app.Points("hyperlane.event_loop.served_events"), point => point.GetSumLong() > 0);
            Assert.NotEmpty(app.Points("hyperlane.event_loop.ready_events"));
        }
    }

    [Fact]
    public async Task A_handler_that_blocks_is_seen_in_the_rescues()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only event loops of our own are rescued.");
        using var block = new ManualResetEventSlim();
        await using var app = await TracedApp.StartAsync(app => app.Get("/block", context =>
        {
            block.Wait(TestContext.Current.CancellationToken);
            return context.Text("");
        }));

        var asking = app.Client.GetAsync(Quiet.Path("/block"), TestContext.Current.CancellationToken);
        while (!app.Points("hyperlane.event_loop.rescues").Any(point => point.GetSumLong() > 0))
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        block.Set();
        using var answer = await asking;
    }

    /// <summary>The point with a tag, once it is as it should be: the server measures after the client has its answer.</summary>
    private static async Task<MetricPoint> PointAsync(TracedApp app, string instrument, string tag, string value,
        Func<MetricPoint, bool> isIt)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            foreach (var point in app.Points(instrument))
            {
                if (TracedApp.TagsOf(point).GetValueOrDefault(tag) == value && isIt(point))
                {
                    return point;
                }
            }

            await Task.Delay(5, late.Token);
        }
    }

    private static List<double> BoundsOf(MetricPoint point)
    {
        List<double> bounds = [];
        foreach (var bucket in point.GetHistogramBuckets())
        {
            bounds.Add(bucket.ExplicitBound);
        }

        return bounds;
    }
}
