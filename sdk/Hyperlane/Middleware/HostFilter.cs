using System.Text;
using Hyperlane.Http;
using Hyperlane.Values;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Middleware;

/// <summary>
/// Answers requests that mean a host of this server, and refuses others with 421 (RFC 9110 §7.4). A page whose name
/// suddenly leads to this machine (DNS rebinding) is kept out so: its requests still carry its name.
/// </summary>
internal sealed partial class HostFilter(RequestDelegate application, AllowedHosts hosts, ILogger logger)
{
    /// <summary>The setting that names the hosts.</summary>
    public const string Setting = "Hyperlane:AllowedHosts";

    private readonly FirstTimes _logged = new();

    public ValueTask InvokeAsync(HttpContext context)
        => hosts.Allows(context.Request.Utf8Host) ? application(context) : RefuseAsync(context);

    private ValueTask RefuseAsync(HttpContext context)
    {
        var host = ClientText.Shorten(Encoding.ASCII.GetString(AllowedHosts.HostOf(context.Request.Utf8Host)));
        if (_logged.Add(host, out var rest))
        {
            LogRefused(logger, host, Setting, rest);
        }

        var byDefault = hosts.AllowsAddresses
            ? " Without it, a server that listens on loopback addresses alone answers for localhost and IP addresses."
            : "";
        return context.Problem(
            421,
            $"This server does not answer for the host '{host}'. The setting {Setting} names the hosts that it answers for.{byDefault}");
    }

    [LoggerMessage(
        7,
        LogLevel.Warning,
        "A request for the host {Host} was refused with 421: if this server should answer for it, add it to {Setting}{Rest}")]
    private static partial void LogRefused(ILogger logger, string host, string setting, string rest);
}
