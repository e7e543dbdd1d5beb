using System.Globalization;

namespace Hyperlane.Http.Telemetry;

/// <summary>What a request is called in telemetry: names that a client cannot multiply.</summary>
internal static class RequestTags
{
    /// <summary>Stands for methods that are not known, so that a client cannot make up time series.</summary>
    public const string OtherMethod = "_OTHER";

    public static string MethodOf(string method)
        => HttpMethods.All.Contains(method) || method == HttpMethods.Query ? method : OtherMethod;

    /// <summary>The version of the protocol: <c>1.1</c> of <c>HTTP/1.1</c>.</summary>
    public static string VersionOf(string protocol) => protocol switch
    {
        "HTTP/1.1" => "1.1",
        "HTTP/1.0" => "1.0",
        _ => protocol[(protocol.IndexOf('/', StringComparison.Ordinal) + 1)..],
    };

    /// <summary>What is known of a request before anything has looked at it: a sampler may decide by it.</summary>
    public static List<KeyValuePair<string, object?>> Of(HttpRequest request, string method)
    {
        List<KeyValuePair<string, object?>> tags =
        [
            new("http.request.method", method),
            new("url.scheme", request.Scheme),
            new("url.path", request.Path),
            new("network.protocol.version", VersionOf(request.Protocol)),
        ];
        if (method == OtherMethod)
        {
            tags.Add(new("http.request.method_original", request.Method));
        }

        AddServer(tags, request.Host, request.IsHttps);
        if (request.Headers["User-Agent"] is { } agent)
        {
            tags.Add(new("user_agent.original", agent));
        }

        return tags;
    }

    /// <summary>Host and port; a port stands behind the last colon, unless that is within the brackets of an IPv6 address.</summary>
    private static void AddServer(List<KeyValuePair<string, object?>> tags, string host, bool isHttps)
    {
        if (host.Length == 0)
        {
            return;
        }

        var colon = host.LastIndexOf(':');
        var hasPort = colon > host.LastIndexOf(']');
        var address = (hasPort ? host[..colon] : host).Trim('[', ']');
        if (!hasPort || !int.TryParse(host.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            port = isHttps ? 443 : 80;
        }

        tags.Add(new("server.address", address));
        tags.Add(new("server.port", port));
    }
}
