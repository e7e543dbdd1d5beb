using Hyperlane.Endpoints;
using Hyperlane.Endpoints.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Hyperlane;

/// <summary>Answers the probes of load balancers, containers and Kubernetes.</summary>
public static class HealthRoutes
{
    /// <summary>
    /// Answers <c>/health/live</c> with 200 as long as the process does, and <c>/health/ready</c> with 200 while the app has started, does
    /// not stop, and all its checks pass (<c>builder.Services.AddHealthChecks().AddCheck(…)</c>); else with 503.
    /// </summary>
    /// <remarks>
    /// The answers are JSON, not to be cached, and not in the OpenAPI document. They name the checks and their states; why one failed is in
    /// the log, and in the answer in Development.
    /// </remarks>
    /// <param name="group">The app, or a group.</param>
    /// <param name="prefix">What the paths begin with.</param>
    /// <param name="options">The settings; null for those of the app (<see cref="HyperlaneOptions.Health"/>).</param>
    /// <exception cref="StartupException">A time makes no sense.</exception>
    /// <returns>The group of both routes, to put middleware around them.</returns>
    public static RouteGroup MapHealth(this RouteGroup group, string prefix = "/health", HealthOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(prefix);
        var services = group.Services;
        options ??= services.GetRequiredService<HyperlaneOptions>().Health;
        if (options.Timeout <= TimeSpan.Zero)
        {
            throw new StartupException($"The setting Hyperlane:Health:Timeout is {options.Timeout:c}; it must be more than zero.");
        }

        var checks = services.GetService<HealthCheckService>();
        if (checks is not null)
        {
            Limit(services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations, options.Timeout);
        }

        var endpoints = new HealthEndpoints(
            checks, services.GetRequiredService<IHostApplicationLifetime>(), options,
            services.GetRequiredService<IHostEnvironment>().IsDevelopment());
        var probes = group.MapGroup(prefix);
        probes.Get("/live", endpoints.LiveAsync).ExcludeFromDescription();
        probes.Get("/ready", endpoints.ReadyAsync).ExcludeFromDescription();
        return probes;
    }

    private static void Limit(IEnumerable<HealthCheckRegistration> checks, TimeSpan timeout)
    {
        foreach (var check in checks.Where(check => check.Timeout == Timeout.InfiniteTimeSpan))
        {
            check.Timeout = timeout;
        }
    }
}
