using Hyperlane.Http;
using Hyperlane.Middleware;
using Microsoft.Extensions.Logging;

namespace Hyperlane;

/// <summary>Reads the setting <c>Hyperlane:AllowedHosts</c>.</summary>
internal static class HostFiltering
{
    private const string All = "*";

    /// <summary>Puts the filter around the app, unless all hosts are allowed.</summary>
    /// <exception cref="StartupException">The setting names something that is no host.</exception>
    public static RequestDelegate Surround(
        RequestDelegate application, IList<string> names, IReadOnlyList<ListenAddress> addresses, ILogger logger)
    {
        if (names.Contains(All) || (names.Count == 0 && !addresses.All(address => address.IsLoopback)))
        {
            return application;
        }

        var wrong = default(string);
        var hosts = names.Count == 0 ? AllowedHosts.Loopback : AllowedHosts.Parse(names, out wrong);
        return wrong is null
            ? new HostFilter(application, hosts, logger).InvokeAsync
            : throw new StartupException($"The setting {HostFilter.Setting} is wrong: {wrong}");
    }
}
