using System.Collections.Concurrent;
using System.Diagnostics;
using Hyperlane.Testing;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Hyperlane.Tests.Http.Telemetry;

/// <summary>An app that exports by the SDK of OpenTelemetry into memory, as a user sets it up.</summary>
internal sealed class TracedApp : IAsyncDisposable
{
    private readonly List<Metric> _metrics = [];
    private TestApp _app = null!;

    /// <summary>The activities that were exported, of the whole process.</summary>
    public ConcurrentBag<Activity> Spans { get; } = [];

    public HttpClient Client => _app.Client;

    public TestApp App => _app;

    public Uri Address => _app.BaseAddress;

    public static async Task<TracedApp> StartAsync(Action<HyperlaneApp> declare, Action<HyperlaneAppBuilder>? configure = null)
    {
        var traced = new TracedApp();
        traced._app = await Quiet.StartAsync(declare, inMemory: false, configure: builder =>
        {
            builder.Services.AddOpenTelemetry()
                .WithTracing(tracing => tracing
                    .AddSource("Hyperlane", "System.Net.Http")
                    .AddProcessor(new SimpleActivityExportProcessor(new SpanExporter(traced.Spans))))
                .WithMetrics(metrics => metrics.AddMeter("Hyperlane").AddInMemoryExporter(traced._metrics));
            configure?.Invoke(builder);
        });
        return traced;
    }

    /// <summary>The spans of a trace, once there are so many.</summary>
    public async Task<Activity[]> SpansAsync(string traceId, int count)
    {
        // Exported by the server after the client has its answer.
        var deadline = Stopwatch.StartNew();
        while (deadline.Elapsed < TimeSpan.FromSeconds(20))
        {
            Activity[] found = [.. Spans.Where(span => span.TraceId.ToHexString() == traceId).OrderBy(span => span.StartTimeUtc)];
            if (found.Length >= count)
            {
                return found;
            }

            await Task.Delay(5);
        }

        throw new TimeoutException($"There are not {count} spans in the trace {traceId}.");
    }

    /// <summary>The points of an instrument as they are now.</summary>
    public MetricPoint[] Points(string instrument)
    {
        _metrics.Clear();
        Assert.True(_app.Services.GetRequiredService<MeterProvider>().ForceFlush());
        List<MetricPoint> points = [];
        foreach (var metric in _metrics.Where(metric => metric.Name == instrument))
        {
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                points.Add(point);
            }
        }

        return [.. points];
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>The tags of a point, as text.</summary>
    public static Dictionary<string, string?> TagsOf(MetricPoint point)
    {
        Dictionary<string, string?> tags = [];
        foreach (var (name, value) in point.Tags)
        {
            tags[name] = value?.ToString();
        }

        return tags;
    }

    private sealed class SpanExporter(ConcurrentBag<Activity> spans) : BaseExporter<Activity>
    {
        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (var span in batch)
            {
                spans.Add(span);
            }

            return ExportResult.Success;
        }
    }
}
