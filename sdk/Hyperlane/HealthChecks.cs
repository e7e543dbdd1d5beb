using Hyperlane.Endpoints.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hyperlane;

/// <summary>Adds checks that are a line.</summary>
public static class HealthChecks
{
    /// <summary>Adds a check that asks a service of the app: it passes if that does not throw.</summary>
    /// <typeparam name="TService">The service.</typeparam>
    /// <param name="checks">The checks of the app.</param>
    /// <param name="name">The name of the check, which answers tell.</param>
    /// <param name="check">Asks. It should obey its token, which fires when it takes too long.</param>
    /// <returns>The checks of the app.</returns>
    public static IHealthChecksBuilder AddCheck<TService>(this IHealthChecksBuilder checks, string name,
        Func<TService, CancellationToken, Task> check)
        where TService : notnull
    {
        ArgumentNullException.ThrowIfNull(checks);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(check);
        return checks.Add(new HealthCheckRegistration(
            name, services => new ServiceCheckup<TService>(services.GetRequiredService<TService>(), check), null, null));
    }
}
