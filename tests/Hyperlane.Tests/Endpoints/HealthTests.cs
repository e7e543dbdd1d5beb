using System.Net;
using Hyperlane.Endpoints;
using Hyperlane.Middleware;
using Hyperlane.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.Endpoints;

public sealed class HealthTests
{
    private HealthCheckResult _state = HealthCheckResult.Healthy();
    private int _runs;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_checks_both_are_well_and_not_to_be_kept()
    {
        await using var app = await Quiet.StartAsync(app => app.MapHealth(), inMemory: false);

        foreach (var (path, body) in new[]
        {
            ("/health/live", """{"status":"Healthy"}"""), ("/health/ready", """{"status":"Healthy","checks":[]}"""),
        })
        {
            using var answer = await app.Client.GetAsync(Quiet.Path(path), Cancelled);
            Assert.Equal((HttpStatusCode.OK, body), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancelled)));
            Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
            Assert.True(answer.Headers.CacheControl?.NoStore);
        }

        using var head = await app.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/health/ready"), Cancelled);
        using var post = await app.Client.PostAsync(Quiet.Path("/health/live"), null, Cancelled);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.MethodNotAllowed), (head.StatusCode, post.StatusCode));
    }

    [Fact]
    public async Task Ready_follows_the_checks_and_live_does_not()
    {
        await using var app = await StartAsync();
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await AskAsync(app, "ready"));

        _state = HealthCheckResult.Degraded();
        Assert.Equal((HttpStatusCode.OK, "Degraded"), await AskAsync(app, "ready"));

        _state = HealthCheckResult.Unhealthy();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await AskAsync(app, "ready"));
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await AskAsync(app, "live"));

        _state = HealthCheckResult.Healthy();
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await AskAsync(app, "ready"));
    }

    [Theory]
    [InlineData("Production", false)]
    [InlineData("Development", true)]
    public async Task Reasons_are_told_in_Development_only(string environment, bool tells)
    {
        await using var app = await StartAsync(environment: environment);
        _state = HealthCheckResult.Unhealthy(exception: new InvalidOperationException("secret-host is away"));
        var body = await BodyAsync(app);

        Assert.Equal(tells, body.Contains("secret-host", StringComparison.Ordinal));
        Assert.Contains("\"name\":\"mine\",\"status\":\"Unhealthy\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_takes_too_long_has_failed()
    {
        await using var app = await Quiet.StartAsync(
            app => app.MapHealth(), inMemory: false,
            configure: builder => builder.Services.AddHealthChecks()
                .AddAsyncCheck("slow", async stop =>
                {
                    await Task.Delay(Timeout.Infinite, stop);
                    return HealthCheckResult.Healthy();
                }),
            arguments: "--Hyperlane:Health:Timeout=00:00:00.05");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await AskAsync(app, "ready"));
        Assert.Contains("\"slow\"", await BodyAsync(app), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_never_ends_is_not_started_again_for_each_probe()
    {
        var never = new TaskCompletionSource<HealthCheckResult>();
        await using var app = await Quiet.StartAsync(
            app => app.MapHealth(), inMemory: false,
            configure: builder => builder.Services.AddHealthChecks().AddAsyncCheck("stuck", () =>
            {
                Interlocked.Increment(ref _runs);
                return never.Task;
            }),
            arguments: "--Hyperlane:Health:Timeout=00:00:00.02");

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await AskAsync(app, "ready"));
        }

        Assert.Equal(1, _runs);
        never.SetResult(HealthCheckResult.Healthy());
    }

    [Fact]
    public async Task An_app_that_is_to_stop_says_that_it_is_not_ready_and_still_answers()
    {
        await using var app = await StartAsync("--Hyperlane:Health:DrainDelay=01:00:00");
        using var enough = new CancellationTokenSource();
        var stopping = app.App.StopAsync(enough.Token);

        // A new connection each time: it is accepted while the delay lasts.
        using var client = app.CreateClient();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await AskAsync(app, "ready", client));
        Assert.Contains("stopping", await BodyAsync(app), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await AskAsync(app, "live", client));

        await enough.CancelAsync();
        await stopping;
    }

    [Fact]
    public async Task Probes_that_found_all_well_are_in_the_log_only_if_it_is_asked_for()
    {
        using var log = new AppLog();
        await using var app = await StartAsync(log: log);
        await AskAsync(app, "ready");
        _state = HealthCheckResult.Unhealthy();
        await AskAsync(app, "ready");
        await AskAsync(app, "live");

        Assert.Single(Logged(log), line => line.StartsWith("GET /health/ready 503", StringComparison.Ordinal));

        using var all = new AppLog();
        await using var talkative = await StartAsync("--Hyperlane:Health:LogRequests=true", log: all);
        await AskAsync(talkative, "live");

        Assert.StartsWith("GET /health/live 200", Assert.Single(Logged(all)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("It is away.", HttpStatusCode.ServiceUnavailable)]
    public async Task A_check_may_be_a_line_that_asks_a_service(string complaint, HttpStatusCode status)
    {
        await using var app = await Quiet.StartAsync(
            app => app.MapHealth(), inMemory: false,
            configure: builder =>
            {
                builder.Services.AddSingleton(new StringReader(complaint));
                builder.Services.AddHealthChecks().AddCheck<StringReader>("reader", async (reader, stop) =>
                {
                    if (await reader.ReadToEndAsync(stop) is { Length: > 0 } text)
                    {
                        throw new InvalidOperationException(text);
                    }
                });
            });

        Assert.Equal(status, (await AskAsync(app, "ready")).Status);
    }

    [Fact]
    public async Task A_group_may_have_probes_of_its_own()
    {
        await using var app = await Quiet.StartAsync(
            app => app.MapGroup("/internal").MapHealth("/probes", new HealthOptions()).Use((context, next) =>
            {
                context.Response.Headers["X-Probe"] = "yes";
                return next(context);
            }),
            inMemory: false);
        using var answer = await app.Client.GetAsync(Quiet.Path("/internal/probes/live"), Cancelled);

        Assert.Equal((HttpStatusCode.OK, "yes"), (answer.StatusCode, Assert.Single(answer.Headers.GetValues("X-Probe"))));
    }

    [Theory]
    [InlineData("Timeout", "00:00:00", "The setting Hyperlane:Health:Timeout is 00:00:00; it must be more than zero.")]
    [InlineData("DrainDelay", "-00:00:01", "The setting Hyperlane:Health:DrainDelay is -00:00:01; it must not be negative.")]
    public async Task A_time_that_makes_no_sense_is_found_at_the_start(string name, string value, string message)
    {
        var error = await Assert.ThrowsAsync<StartupException>(() => StartAsync($"--Hyperlane:Health:{name}={value}"));

        Assert.Equal(message, error.Message);
    }

    private static string[] Logged(AppLog log) => [.. log.Lines.Where(line => line.StartsWith("GET /health", StringComparison.Ordinal))];

    private static async Task<string> BodyAsync(TestApp app)
    {
        using var answer = await app.Client.GetAsync(Quiet.Path("/health/ready"), Cancelled);
        return await answer.Content.ReadAsStringAsync(Cancelled);
    }

    private static async Task<(HttpStatusCode Status, string? Text)> AskAsync(TestApp app, string probe, HttpClient? client = null)
    {
        using var answer = await (client ?? app.Client).GetAsync(Quiet.Path($"/health/{probe}"), Cancelled);
        using var body = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancelled));
        return (answer.StatusCode, body.RootElement.GetProperty("status").GetString());
    }

    private Task<TestApp> StartAsync(string argument = "--a=b", string environment = "Production", AppLog? log = null)
        => Quiet.StartAsync(
            app =>
            {
                app.Use<RequestLogging>();
                app.MapHealth();
            },
            inMemory: false,
            configure: builder =>
            {
                builder.Services.AddHealthChecks().AddCheck("mine", () => _state);
                if (log is not null)
                {
                    builder.Services.AddSingleton<ILoggerProvider>(log);
                }
            },
            environment, argument);
}
