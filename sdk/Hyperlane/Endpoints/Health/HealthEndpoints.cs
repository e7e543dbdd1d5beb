using System.Text.Json;
using Hyperlane.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Hyperlane.Endpoints.Health;

/// <summary>Answers probes: whether the process answers, and whether it should get requests.</summary>
/// <param name="checks">Runs what the app checks; null if it checks nothing.</param>
/// <param name="lifetime">Says whether the app has started and stops.</param>
/// <param name="options">The settings.</param>
/// <param name="tellsReasons">Whether answers say why a check failed. It may name hosts and users, so only in Development.</param>
internal sealed class HealthEndpoints(HealthCheckService? checks, IHostApplicationLifetime lifetime, HealthOptions options,
    bool tellsReasons)
{
    private static readonly HealthReport AllWell = new(new Dictionary<string, HealthReportEntry>(), TimeSpan.Zero);

    private readonly Lock _gate = new();
    private Task<HealthReport>? _running;

    /// <summary>The process answers, and nothing else is asked: who fails here is started anew.</summary>
    public ValueTask LiveAsync(HttpContext context)
    {
        Answer(context, HealthStatus.Healthy, null, null);
        return ValueTask.CompletedTask;
    }

    /// <summary>All checks pass: who fails here gets no requests for a while.</summary>
    public async ValueTask ReadyAsync(HttpContext context)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            Answer(context, HealthStatus.Unhealthy, "The app is stopping.", null);
        }
        else if (!lifetime.ApplicationStarted.IsCancellationRequested)
        {
            Answer(context, HealthStatus.Unhealthy, "The app is starting.", null);
        }
        else if (await CheckAsync().ConfigureAwait(false) is { } report)
        {
            Answer(context, report.Status, null, report);
        }
        else
        {
            Answer(context, HealthStatus.Unhealthy, "A check took too long.", null);
        }
    }

    /// <summary>Probes that come at the same time share one run of the checks, so that many of them are no load for a database.</summary>
    /// <returns>Null if a check does not end, nor obey its token.</returns>
    private async Task<HealthReport?> CheckAsync()
    {
        if (checks is null)
        {
            return AllWell;
        }

        Task<HealthReport> running;
        lock (_gate)
        {
            running = _running = _running is { IsCompleted: false } ? _running : checks.CheckHealthAsync(CancellationToken.None);
        }

        try
        {
            return await running.WaitAsync(2 * options.Timeout).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private void Answer(HttpContext context, HealthStatus status, string? reason, HealthReport? report)
    {
        var response = context.Response;
        response.StatusCode = status == HealthStatus.Unhealthy ? 503 : 200;
        response.Headers["Cache-Control"] = "no-store";
        response.ContentType = MediaTypes.Json;
        context.Notes.IsProbe = status == HealthStatus.Healthy && !options.LogRequests;
        using var json = new Utf8JsonWriter(response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("status", status.ToString());
        if (reason is not null)
        {
            json.WriteString("reason", reason);
        }

        if (report is not null)
        {
            json.WriteStartArray("checks");
            foreach (var (name, entry) in report.Entries)
            {
                Write(json, name, entry);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, string name, HealthReportEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("status", entry.Status.ToString());
        if (tellsReasons && (entry.Description ?? entry.Exception?.Message) is { } reason)
        {
            json.WriteString("reason", reason);
        }

        json.WriteEndObject();
    }
}
