using System.Globalization;
using System.Net;
using System.Text;
using Hyperlane.Http;

namespace Hyperlane.Middleware;

/// <summary>
/// Has browsers that came by https come by nothing else from now on (HTTP Strict Transport Security, RFC 6797). Nothing is said to those
/// that come by http (§7.2), nor for localhost, where other programs of the same name have no TLS.
/// </summary>
/// <example>
/// <code>
/// app.Use&lt;Hsts&gt;();
/// </code>
/// </example>
public sealed class Hsts(HstsOptions options) : IMiddleware
{
    private const string Name = "Strict-Transport-Security";

    private static readonly AllowedHosts Loopback = AllowedHosts.Parse(["localhost", "*.localhost"], out _);

    private readonly AllowedHosts _excluded = AllowedHosts.Parse(options.ExcludedHosts, out _);
    private readonly string _value = Write(options);

    /// <inheritdoc />
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (context.Request.IsHttps && !IsExcluded(context.Request.Utf8Host))
        {
            context.Response.OnStarting(static (context, hsts) => Set(context.Response.Headers, ((Hsts)hsts!)._value), this);
        }

        return next(context);
    }

    /// <summary>What is wrong with options; null if nothing is.</summary>
    internal static string? FindMistake(HstsOptions options)
    {
        _ = AllowedHosts.Parse(options.ExcludedHosts, out var wrong);
        return wrong is not null ? $"ExcludedHosts is wrong: {wrong}"
            : options.MaxAge < TimeSpan.Zero ? $"MaxAge is {options.MaxAge:c}; it must not be negative."
            : options.Preload && (options.MaxAge < TimeSpan.FromDays(365) || !options.IncludeSubDomains)
            ? "Preload takes a MaxAge of a year (365.00:00:00) at least, and IncludeSubDomains."
            : null;
    }

    private static string Write(HstsOptions options)
        => "max-age=" + ((long)options.MaxAge.TotalSeconds).ToString(CultureInfo.InvariantCulture)
            + (options.IncludeSubDomains ? "; includeSubDomains" : "") + (options.Preload ? "; preload" : "");

    private static void Set(ResponseHeaders headers, string value)
    {
        if (!headers.Contains(Name))
        {
            headers[Name] = value;
        }
    }

    private bool IsExcluded(ReadOnlySpan<byte> authority)
        => authority.IsEmpty || Loopback.Allows(authority) || _excluded.Allows(authority)
            || (IPAddress.TryParse(Encoding.ASCII.GetString(AllowedHosts.HostOf(authority)).Trim('[', ']'), out var address)
                && IPAddress.IsLoopback(address));
}
