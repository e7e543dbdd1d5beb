using System.Globalization;

namespace Hyperlane;

/// <summary>Checks the settings that are numbers and times, so that one that makes no sense is found when the app starts.</summary>
internal static class LimitSettings
{
    /// <exception cref="StartupException">One of them is less than it may be.</exception>
    public static void Check(HyperlaneOptions options)
    {
        var (limits, sockets, rooms) = (options.Limits, options.WebSockets, options.Rooms);
        AtLeast(1, [
            ("Limits:MaxRequestLineBytes", limits.MaxRequestLineBytes),
            ("Limits:MaxHeaderCount", limits.MaxHeaderCount),
            ("Limits:MaxHeaderBytes", limits.MaxHeaderBytes),
            ("WebSockets:MaxMessageBytes", sockets.MaxMessageBytes),
            ("WebSockets:MaxFragments", sockets.MaxFragments),
            ("Rooms:MaxQueuedMessages", rooms.MaxQueuedMessages),
            ("Rooms:MaxRoomsPerConnection", rooms.MaxRoomsPerConnection),
        ]);
        AtLeast(0, [
            ("EventLoops", options.EventLoops),
            ("WebSockets:MaxEmptyFragments", sockets.MaxEmptyFragments),
            ("Limits:MaxBodyBytes", limits.MaxBodyBytes),
            ("Limits:MinRequestRate", limits.MinRequestRate),
            ("Limits:MinResponseRate", limits.MinResponseRate),
            ("Limits:MaxConnections", limits.MaxConnections),
            ("Limits:MaxConcurrentRequests", limits.MaxConcurrentRequests),
            ("Limits:MaxDrainBytes", limits.MaxDrainBytes),
            ("Limits:MaxFormParts", limits.MaxFormParts),
            ("Limits:MaxFormFieldBytes", limits.MaxFormFieldBytes),
            ("Limits:MaxFormPartHeaderBytes", limits.MaxFormPartHeaderBytes),
        ]);
        NotNegative([
            ("Limits:HeadTimeout", limits.HeadTimeout),
            ("Limits:TlsHandshakeTimeout", limits.TlsHandshakeTimeout),
            ("Limits:KeepAliveTimeout", limits.KeepAliveTimeout),
            ("Limits:RateGracePeriod", limits.RateGracePeriod),
            ("Limits:ResponseGracePeriod", limits.ResponseGracePeriod),
            ("Health:DrainDelay", options.Health.DrainDelay),
            ("Limits:DrainTimeout", limits.DrainTimeout),
            ("WebSockets:KeepAliveInterval", sockets.KeepAliveInterval),
            ("WebSockets:KeepAliveTimeout", sockets.KeepAliveTimeout),
            ("WebSockets:IdleTimeout", sockets.IdleTimeout),
            ("WebSockets:CloseTimeout", sockets.CloseTimeout),
        ]);
    }

    private static void AtLeast(long least, ReadOnlySpan<(string Name, long Value)> settings)
    {
        foreach (var (name, value) in settings)
        {
            if (value < least)
            {
                throw new StartupException(string.Create(
                    CultureInfo.InvariantCulture, $"The setting Hyperlane:{name} is {value}; it must be at least {least}."));
            }
        }
    }

    private static void NotNegative(ReadOnlySpan<(string Name, TimeSpan Value)> settings)
    {
        foreach (var (name, value) in settings)
        {
            if (value < TimeSpan.Zero)
            {
                throw new StartupException($"The setting Hyperlane:{name} is {value:c}; it must not be negative.");
            }
        }
    }
}
