using Hyperlane.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Hyperlane.Redis;

/// <summary>Brings Redis into an app.</summary>
public static class RedisBackplaneBuilding
{
    /// <summary>Connects the processes of the app over Redis. If it is not there, they work each for itself until it comes.</summary>
    /// <param name="services">The services of the app.</param>
    /// <param name="configuration">Where Redis is: <c>localhost:6379</c>, with any option of StackExchange.Redis behind commas.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentException">The configuration says nothing that makes sense.</exception>
    public static IServiceCollection AddRedisBackplane(this IServiceCollection services, string configuration,
        Action<RedisBackplaneOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(configuration);
        var redis = ConfigurationOptions.Parse(configuration);

        // What cannot be sent now is kept here, in order, and not in the client, which would forget the order or the message.
        redis.AbortOnConnectFail = false;
        redis.BacklogPolicy = BacklogPolicy.FailFast;
        redis.ReconnectRetryPolicy = new LinearRetry(500);
        var options = new RedisBackplaneOptions();
        configure?.Invoke(options);
        return services.AddSingleton<IBackplane>(provider =>
            new RedisBackplane(redis, options, provider.GetRequiredService<ILogger<RedisBackplane>>()));
    }
}
