using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Hyperlane.Tests.Http.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Hyperlane.Tests.Docs.Samples;

[Collection(nameof(MetricTests))]
public sealed class TelemetrySample
{
    /// <summary>The collector is an app of ours: what OTLP sends over HTTP can be looked at.</summary>
    [Fact]
    public async Task Traces_and_metrics_reach_a_collector()
    {
        var received = new ConcurrentDictionary<string, string>();
        await using var collector = await Quiet.StartAsync(
            collector => collector.Post("/v1/{signal}", async context =>
            {
                using var reader = new StreamReader(context.Request.Body, Encoding.Latin1);
                var text = await reader.ReadToEndAsync();
                received.AddOrUpdate(context.Request.Path, text, (_, before) => before + text);
            }),
            inMemory: false);
        await using (var app = await Quiet.StartAsync(
            Declare, inMemory: false, configure: Configure, environment: "Development",
            $"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.BaseAddress}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"))
        {
            Assert.Equal("3 things", await app.Client.GetStringAsync(Quiet.Path("/carts/7"), TestContext.Current.CancellationToken));

            // What is flushed has ended, and the request ends after its answer has arrived.
            var tracing = app.Services.GetRequiredService<TracerProvider>();
            while (!received.GetValueOrDefault("/v1/traces", "").Contains("shop.cart", StringComparison.Ordinal))
            {
                tracing.ForceFlush();
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }

            app.Services.GetRequiredService<MeterProvider>().ForceFlush();
        }

        Assert.Contains("GET /carts/{id:int}", received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", received["/v1/metrics"], StringComparison.Ordinal);
    }

    private static void Configure(HyperlaneAppBuilder builder)
    {
        // sample: telemetry
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource("Hyperlane", "System.Net.Http"))
            .WithMetrics(metrics => metrics.AddMeter("Hyperlane", "System.Net.Http", "System.Runtime"))
            .UseOtlpExporter();
        // end
    }

    private static void Declare(HyperlaneApp app)
    {
        // sample: telemetry-tags
        app.Get("/carts/{id:int}", context =>
        {
            Activity.Current?.SetTag("shop.cart", context.Request.RouteValues.Get<int>("id"));
            return context.Text("3 things");
        });
        // end
    }
}
