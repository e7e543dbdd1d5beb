namespace Hyperlane.Middleware;

/// <summary>Headers by which proxies tell of the client.</summary>
[Flags]
public enum ForwardedHeaderNames
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>X-Forwarded-For</c>: the address of the client.</summary>
    XForwardedFor = 1,

    /// <summary><c>X-Forwarded-Proto</c>: the scheme that the client speaks.</summary>
    XForwardedProto = 2,

    /// <summary><c>X-Forwarded-Host</c>: the host that the client asked.</summary>
    XForwardedHost = 4,

    /// <summary><c>X-Forwarded-Prefix</c>: the path that the proxy took off; it becomes a part of the path base.</summary>
    XForwardedPrefix = 8,

    /// <summary>All of <c>X-Forwarded-*</c>.</summary>
    XForwarded = XForwardedFor | XForwardedProto | XForwardedHost | XForwardedPrefix,

    /// <summary><c>Forwarded</c> (RFC 7239), which has address, scheme and host in one.</summary>
    Forwarded = 16,
}
