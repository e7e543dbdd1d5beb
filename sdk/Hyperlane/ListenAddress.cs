using System.Globalization;
using System.Net;

namespace Hyperlane;

/// <summary>
/// One of the URLs to listen on: <c>http://localhost:8080</c>, an IP address, or <c>*</c> for all addresses; port 0 lets the operating
/// system choose.
/// </summary>
/// <param name="Url">The URL as it was given.</param>
/// <param name="IsHttps">Whether it is TLS that is spoken there.</param>
/// <param name="Host">Its host.</param>
/// <param name="Port">Its port.</param>
internal sealed record ListenAddress(string Url, bool IsHttps, string Host, int Port)
{
    private const string Example = "Write it like http://localhost:8080, http://*:8080 or https://*:8443.";

    public bool IsLocalhost => Host.Equals("localhost", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether only this machine can reach it.</summary>
    public bool IsLoopback => Addresses.All(IPAddress.IsLoopback);

    /// <summary>Where to listen; localhost is both loopback addresses, of which the first must be free.</summary>
    public IReadOnlyList<IPAddress> Addresses { get; } = Host switch
    {
        "*" or "+" => [IPAddress.IPv6Any],
        _ when Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) => [IPAddress.Loopback, IPAddress.IPv6Loopback],
        _ => [IPAddress.Parse(Host)],
    };

    /// <summary>Reads URLs that semicolons part.</summary>
    /// <exception cref="StartupException">One of them is no URL to listen on.</exception>
    public static IReadOnlyList<ListenAddress> ParseAll(string urls)
        => urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } parts
            ? [.. parts.Select(Parse)]
            : throw new StartupException($"No URL to listen on. {Example}");

    /// <summary>The URL with the port that is really in use.</summary>
    public string ToUrl(EndPoint endPoint)
    {
        var ip = (IPEndPoint)endPoint;
        var scheme = IsHttps ? "https" : "http";
        return IsLocalhost
            ? string.Create(CultureInfo.InvariantCulture, $"{scheme}://localhost:{ip.Port}")
            : $"{scheme}://{ip}";
    }

    private static ListenAddress Parse(string url)
    {
        var isHttps = url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        var rest = isHttps ? url["https://".Length..].TrimEnd('/')
            : url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? url["http://".Length..].TrimEnd('/')
            : throw new StartupException($"Cannot listen on '{url}': it is no http:// or https:// URL. {Example}");
        var colon = rest.LastIndexOf(':');
        var hasPort = colon >= 0 && !rest.EndsWith(']');
        var host = hasPort ? rest[..colon] : rest;
        var port = isHttps ? 443 : 80;
        if (hasPort && !(int.TryParse(rest[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port)
            && port <= IPEndPoint.MaxPort))
        {
            throw new StartupException($"Cannot listen on '{url}': '{rest[(colon + 1)..]}' is no port. {Example}");
        }

        return IsHost(host)
            ? new ListenAddress(url, isHttps, host, port)
            : throw new StartupException(
                $"Cannot listen on '{url}': '{host}' is neither an IP address of this machine nor localhost nor *. {Example}");
    }

    private static bool IsHost(string host)
        => host is "*" or "+"
            || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out _) && (host.Contains('.', StringComparison.Ordinal) || host.StartsWith('[')));
}
