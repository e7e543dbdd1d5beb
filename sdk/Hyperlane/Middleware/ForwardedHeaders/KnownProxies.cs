using System.Net;

namespace Hyperlane.Middleware;

/// <summary>The proxies that are believed.</summary>
internal sealed class KnownProxies(ForwardedHeadersOptions options)
{
    private readonly IPAddress[] _addresses = [.. options.KnownProxies.Select(address => Plain(IPAddress.Parse(address)))];
    private readonly IPNetwork[] _networks = [.. options.KnownNetworks.Select(network => IPNetwork.Parse(network))];

    /// <summary>What is wrong with options; null if nothing is.</summary>
    public static string? FindMistake(ForwardedHeadersOptions options)
        => options.KnownProxies.FirstOrDefault(address => !IsAddress(address)) is { } address
            ? $"KnownProxies has '{address}', which is no IP address; networks such as 10.0.0.0/8 belong in KnownNetworks."
            : options.KnownNetworks.FirstOrDefault(network => !IPNetwork.TryParse(network, out _)) is { } network
            ? $"KnownNetworks has '{network}', which is no network. Write its first address and the length of its prefix, as in 10.0.0.0/8."
            : options.ForwardLimit < 0 ? $"ForwardLimit is {options.ForwardLimit}; it must be at least 0."
            : WrongHost(options.AllowedHosts);

    /// <summary>An address as others compare with it: IPv4 as such, also where it came by a socket of IPv6.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    /// <summary>Whether what is said by an address counts.</summary>
    public bool Contain(IPAddress address)
    {
        var plain = Plain(address);
        return IPAddress.IsLoopback(plain) || Array.IndexOf(_addresses, plain) >= 0
            || Array.Exists(_networks, network => network.Contains(plain));
    }

    private static bool IsAddress(string text)
        => IPAddress.TryParse(text, out _)
            && (text.Contains(':', StringComparison.Ordinal) || text.Count(c => c == '.') == 3);

    private static string? WrongHost(IList<string> hosts)
    {
        _ = Middleware.AllowedHosts.Parse(hosts.Where(host => host != "*"), out var wrong);
        return wrong is null ? null : $"AllowedHosts is wrong: {wrong}";
    }
}
