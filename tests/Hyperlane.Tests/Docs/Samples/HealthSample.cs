using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hyperlane.Tests.Docs.Samples;

public sealed class HealthSample
{
    [Fact]
    public async Task A_database_that_does_not_answer_makes_the_app_not_ready()
    {
        await using var app = await Quiet.StartAsync(Declare, inMemory: false, configure: Configure, environment: "Production");
        using var answer = await app.Client.GetAsync(Quiet.Path("/health/ready"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("""{"status":"Unhealthy","checks":[{"name":"database","status":"Unhealthy"}]}""",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_service_that_answers_makes_the_app_ready()
    {
        await using var app = await Quiet.StartAsync(Declare, inMemory: false, configure: AddShop);

        Assert.Equal("""{"status":"Healthy","checks":[{"name":"shop","status":"Healthy"}]}""",
            await app.Client.GetStringAsync(Quiet.Path("/health/ready"), TestContext.Current.CancellationToken));
    }

    private static void AddShop(HyperlaneAppBuilder builder)
    {
        builder.Services.AddSingleton<Shop>();

        // sample: health-check-of-service
        builder.Services.AddHealthChecks().AddCheck<Shop>("shop", (shop, stop) => shop.PingAsync(stop));
        // end
    }

    private static void Configure(HyperlaneAppBuilder builder)
    {
        // sample: health-checks
        builder.Services.AddHealthChecks().AddCheck<DatabaseCheck>("database");
        // end
    }

    private static void Declare(HyperlaneApp app)
    {
        // sample: health
        app.MapHealth();
        // end
    }

    private sealed class DatabaseCheck : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
            => Task.FromResult(HealthCheckResult.Unhealthy("db.internal refuses the user 'shop'."));
    }

    private sealed class Shop
    {
        private readonly Task _ready = Task.CompletedTask;

        public Task PingAsync(CancellationToken stop) => _ready.WaitAsync(stop);
    }
}
