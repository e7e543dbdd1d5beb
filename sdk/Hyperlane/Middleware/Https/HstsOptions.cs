namespace Hyperlane.Middleware;

/// <summary>What <see cref="Hsts"/> says; bound from the section <c>Hyperlane:Hsts</c> of the configuration.</summary>
public sealed class HstsOptions
{
    /// <summary>How long a browser comes by https only, from its last visit on. Zero ends it. Default: 30 days.</summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Whether that holds for all names below the host as well. Default: false.</summary>
    public bool IncludeSubDomains { get; set; }

    /// <summary>
    /// Whether browsers may ship with the host in their list; this takes a year and <see cref="IncludeSubDomains"/>
    /// (https://hstspreload.org). Default: false.
    /// </summary>
    public bool Preload { get; set; }

    /// <summary>
    /// The hosts that nothing is said for, whatever the port. In the configuration a list, or one text with semicolons. Default: none,
    /// which means localhost, names below it and the addresses of this machine; others are in addition to these.
    /// </summary>
    public IList<string> ExcludedHosts { get; } = [];
}
