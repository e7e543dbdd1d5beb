using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hyperlane.Endpoints.Health;

/// <summary>A check that passes if asking a service does not throw.</summary>
internal sealed class ServiceCheckup<TService>(TService service, Func<TService, CancellationToken, Task> check) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await check(service, cancellationToken).ConfigureAwait(false);
        return HealthCheckResult.Healthy();
    }
}
