using System.Net;
using System.Text;
using Hyperlane.Http;
using Hyperlane.Values;
using Microsoft.Extensions.Options;

namespace Hyperlane.Middleware;

/// <summary>
/// Behind a proxy, makes of a request what the client sent: its address, scheme, host and path base, as proxies that are known tell by
/// <c>X-Forwarded-*</c> or <c>Forwarded</c> (RFC 7239). What others say is ignored.
/// </summary>
/// <remarks>
/// It works around all other middleware, wherever it stands, so that logs, links, redirects, cookies and limits see the client.
/// </remarks>
/// <example>
/// <code>
/// app.Use&lt;ForwardedHeaders&gt;();
/// </code>
/// </example>
public sealed class ForwardedHeaders : IOutermost
{
    private readonly ForwardedHeadersOptions _options;
    private readonly KnownProxies _proxies;
    private readonly AllowedHosts? _hosts;

    /// <summary>Believes the proxies that the options name.</summary>
    /// <exception cref="OptionsValidationException">The options have what is no address, network or host.</exception>
    public ForwardedHeaders(ForwardedHeadersOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (KnownProxies.FindMistake(options) is { } mistake)
        {
            throw new OptionsValidationException(
                nameof(ForwardedHeadersOptions), typeof(ForwardedHeadersOptions), [$"ForwardedHeadersOptions: {mistake}"]);
        }

        _options = options;
        _proxies = new KnownProxies(options);
        _hosts = options.AllowedHosts.Count == 0 || options.AllowedHosts.Contains("*")
            ? null
            : AllowedHosts.Parse(options.AllowedHosts, out _);
    }

    /// <inheritdoc />
    int IOutermost.Rank => OutermostRanks.ForwardedHeaders;

    /// <inheritdoc />
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (context.RemoteEndPoint is not IPEndPoint peer || !_proxies.Contain(peer.Address))
        {
            return next(context);
        }

        var told = Walk(context, peer);
        if (told.Host is { } host && _hosts?.Allows(Encoding.ASCII.GetBytes(host)) == false)
        {
            return context.Problem(421, $"A proxy says that the request is for the host '{ClientText.Shorten(host)}', which this server does "
                + "not answer for. The settings Hyperlane:ForwardedHeaders:AllowedHosts and Hyperlane:AllowedHosts name the hosts that it "
                + "answers for.");
        }

        Apply(context, told);
        return next(context);
    }

    /// <summary>Goes from proxy to proxy towards the client, as long as each is known.</summary>
    private ForwardedHop Walk(HttpContext context, IPEndPoint peer)
    {
        var lists = new ForwardedLists(context.Request.Headers, _options.Headers);
        var (told, from) = (default(ForwardedHop), (IPEndPoint?)peer);
        for (var hops = 0; !lists.IsEmpty && from is not null && _proxies.Contain(from.Address)
            && (_options.ForwardLimit == 0 || hops < _options.ForwardLimit); hops++)
        {
            var hop = lists.TakeLast();
            told = new ForwardedHop(hop.Client ?? told.Client, hop.Scheme ?? told.Scheme, hop.Host ?? told.Host);
            from = hop.Client;
        }

        return told;
    }

    private void Apply(HttpContext context, ForwardedHop told)
    {
        var request = context.Request;
        context.RemoteEndPoint = told.Client ?? context.RemoteEndPoint;
        request.Scheme = told.Scheme ?? request.Scheme;
        if (told.Host is { } host)
        {
            request.Host = host;
        }

        if (_options.Headers.HasFlag(ForwardedHeaderNames.XForwardedPrefix) && request.Headers["X-Forwarded-Prefix"] is { } text
            && text.TrimEnd('/') is var prefix && PathBaseText.IsValid(prefix))
        {
            request.PathBase = prefix + request.PathBase;
        }
    }
}
