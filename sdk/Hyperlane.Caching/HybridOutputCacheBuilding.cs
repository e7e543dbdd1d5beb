using Hyperlane.Middleware;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Caching;

/// <summary>Brings HybridCache into an app.</summary>
public static class HybridOutputCacheBuilding
{
    /// <summary>
    /// Has <see cref="OutputCache"/> keep answers in HybridCache: in memory, and in the <c>IDistributedCache</c> of the app if it has one,
    /// so that other processes find them, too.
    /// </summary>
    /// <param name="services">The services of the app.</param>
    /// <param name="configure">
    /// Changes the options of HybridCache. <see cref="HybridCacheOptions.MaximumPayloadBytes"/> is 2 MiB here, so that an answer of
    /// <see cref="OutputCacheOptions.MaxBodyBytes"/> fits in.
    /// </param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddHybridOutputCache(this IServiceCollection services, Action<HybridCacheOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddHybridCache(options =>
        {
            options.MaximumPayloadBytes = 2 * 1024 * 1024;
            configure?.Invoke(options);
        });
        return services.AddSingleton<IOutputCacheStore, HybridOutputCacheStore>();
    }
}
