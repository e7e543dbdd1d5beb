using System.Diagnostics.CodeAnalysis;
using Hyperlane.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Configuration;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Hyperlane;

/// <summary>
/// The generic services that every start asks for, by their closed types. Microsoft.Extensions registers them open, as
/// <c>IOptions&lt;&gt;</c>, and the container closes them by reflection: in native code, where each type that is closed so has
/// to be built at run time, that was half of the time and 3 MB of the memory that a small app took to start.
/// </summary>
/// <remarks>Whatever is not named here is found by the open registrations, as ever.</remarks>
internal static class FrameworkServices
{
    public static void Add(IServiceCollection services)
    {
        AddOptions<HostOptions>(services);
        AddOptions<ConsoleLifetimeOptions>(services);
        AddOptions<LoggerFactoryOptions>(services);
        AddOptions<LoggerFilterOptions>(services);
        AddOptions<ConsoleLoggerOptions>(services);
        AddOptions<ConsoleFormatterOptions>(services);
        AddOptions<SimpleConsoleFormatterOptions>(services);
        AddOptions<JsonConsoleFormatterOptions>(services);
        services.TryAddSingleton<ILogger<ErrorBoundary>>(services =>
            new Logger<ErrorBoundary>(services.GetRequiredService<ILoggerFactory>()));
        services.TryAddSingleton<ILoggerProviderConfiguration<ConsoleLoggerProvider>, ConsoleLogSettings>();

        // It begins to watch meters for listeners that nobody has added; AddMetrics and ValidateOnStart bring it back.
        services.RemoveAll<IStartupValidator>();
    }

    private static void AddOptions<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)]
    T>(IServiceCollection services)
        where T : class
    {
        services.TryAddTransient<IOptionsFactory<T>>(services => new OptionsFactory<T>(
            services.GetServices<IConfigureOptions<T>>(),
            services.GetServices<IPostConfigureOptions<T>>(),
            services.GetServices<IValidateOptions<T>>()));
        services.TryAddSingleton<IOptionsMonitorCache<T>>(_ => new OptionsCache<T>());
        services.TryAddSingleton<IOptions<T>>(services => new OptionsManager<T>(services.GetRequiredService<IOptionsFactory<T>>()));
        services.TryAddSingleton<IOptionsMonitor<T>>(services => new OptionsMonitor<T>(
            services.GetRequiredService<IOptionsFactory<T>>(),
            services.GetServices<IOptionsChangeTokenSource<T>>(),
            services.GetRequiredService<IOptionsMonitorCache<T>>()));
    }
}
