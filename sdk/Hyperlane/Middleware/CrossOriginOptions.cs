namespace Hyperlane.Middleware;

/// <summary>
/// Which pages of other origins may do more than read; bound from the section <c>Hyperlane:CrossOrigin</c> of the configuration.
/// </summary>
public sealed class CrossOriginOptions
{
    /// <summary>
    /// The origins that <see cref="CrossOriginProtection"/> lets through beside that of the app itself: scheme, host and, unless
    /// it is that of the scheme, port, as in <c>https://app.example</c> or <c>http://localhost:5173</c>. Their pages may do
    /// whatever the user who looks at them may do here. In the configuration a list, or one text with semicolons. Default: none.
    /// </summary>
    public IList<string> TrustedOrigins { get; } = [];
}
