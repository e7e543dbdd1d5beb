namespace Hyperlane.Middleware;

/// <summary>
/// How long requests may take; for the app bound from the section <c>Hyperlane:RequestTimeouts</c> of the configuration.
/// </summary>
public sealed class RequestTimeoutOptions
{
    /// <summary>How long a handler may take to answer. Zero for as long as it takes. Default: 30 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The status of the answer when it took longer. Default: 504 (RFC 9110 §15.6.5).</summary>
    public int StatusCode { get; set; } = 504;
}
