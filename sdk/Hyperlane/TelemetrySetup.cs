using System.Diagnostics.Metrics;
using Hyperlane.Http.Telemetry;
using Hyperlane.Transport;
using Hyperlane.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Hyperlane;

/// <summary>What an app has to tell of itself by activities and metrics.</summary>
internal static class TelemetrySetup
{
    public static ServerTelemetry Create(IServiceProvider services)
        => new(services.GetService<IMeterFactory>(), AreScopesRead(services));

    /// <summary>Adds what is counted anyway, and read when somebody asks.</summary>
    public static void Observe(ServerTelemetry telemetry, Func<long> connections, ITransport transport, Rooms rooms)
    {
        telemetry.ObserveSum("hyperlane.active_connections", "{connection}", "Connections that are open.", connections);
        telemetry.ObserveSum("hyperlane.rooms", "{room}", "Rooms that have a member in this process.", () => rooms.Names.Count);
        telemetry.ObserveSum("hyperlane.room.members", "{member}", "Members of rooms in this process.", () => rooms.MemberCount);
        if (transport is IEventLoops loops)
        {
            telemetry.ObserveSum("hyperlane.event_loop.ready_events", "{event}", "Events of connections that wait to be served.",
                () => loops.ReadyEvents);
            telemetry.ObserveCounter("hyperlane.event_loop.served_events", "{event}", "Events of connections that were served.",
                () => loops.ServedEvents);
            telemetry.ObserveCounter("hyperlane.event_loop.rescues", "{rescue}",
                "Event loops that went on with another thread, because a handler blocked theirs.", () => loops.Rescues);
        }
    }

    /// <summary>Whether the log shows scopes, and so the ids of the activity that is current: then each request has one.</summary>
    private static bool AreScopesRead(IServiceProvider services)
        => services.GetRequiredService<ILoggerFactory>() is not LoggerFactory
            || services.GetServices<ILoggerProvider>().OfType<ISupportExternalScope>().Any(provider
                => provider is not ConsoleLoggerProvider || IsConsoleScoped(services));

    private static bool IsConsoleScoped(IServiceProvider services)
        => services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName switch
        {
            null or ConsoleFormatterNames.Simple
                => services.GetRequiredService<IOptions<SimpleConsoleFormatterOptions>>().Value.IncludeScopes,
            ConsoleFormatterNames.Json => services.GetRequiredService<IOptions<JsonConsoleFormatterOptions>>().Value.IncludeScopes,
            ConsoleFormatterNames.Systemd => services.GetRequiredService<IOptions<ConsoleFormatterOptions>>().Value.IncludeScopes,
            _ => true,
        };
}
