namespace Hyperlane.Middleware;

/// <summary>What <see cref="Preconditions{TSource}"/> asks; bound from <c>Hyperlane:Preconditions</c> of the configuration.</summary>
public sealed class PreconditionOptions
{
    /// <summary>
    /// Whether PUT, PATCH and DELETE of what is there must say which version they are about; without <c>If-Match</c>,
    /// <c>If-Unmodified-Since</c> or <c>If-None-Match</c> they are answered with 428 (RFC 6585 §3). Default: false.
    /// </summary>
    public bool RequirePreconditions { get; set; }

    /// <summary>
    /// Whether a weak tag in <c>If-Match</c> counts as the strong one of the same text. RFC 9110 §13.1.1 says no; but compression makes
    /// tags weak on their way to the client, which then can only send them back so. Default: false.
    /// </summary>
    public bool AllowWeakETags { get; set; }
}
