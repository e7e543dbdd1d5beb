namespace Hyperlane.Middleware;

/// <summary>
/// What pages of other origins may do here; for the app bound from the section <c>Hyperlane:Cors</c> of the configuration, where each list
/// may also be one text with semicolons.
/// </summary>
public sealed class CorsOptions
{
    /// <summary>Stands for all origins.</summary>
    internal const string All = "*";

    /// <summary>
    /// The origins whose pages may read answers: <c>https://app.example</c>, <c>http://localhost:5173</c>,
    /// <c>https://*.example.org</c> for all names below that one, or <c>*</c> for all. Default: none.
    /// </summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>
    /// Whether pages of this machine are allowed, with credentials: those of localhost, names below it, 127.0.0.1 and [::1], by http or
    /// https, on any port. Default: null, which is true in Development for the policy from the app's settings, so that the page of a
    /// development server works at once; and false elsewhere.
    /// </summary>
    public bool? AllowLocalhost { get; set; }

    /// <summary>The methods that pages may use beside GET, HEAD and POST of forms. Default: none named, which means all.</summary>
    public IList<string> AllowedMethods { get; } = [];

    /// <summary>The headers that pages may set. Default: none named, which means all.</summary>
    public IList<string> AllowedHeaders { get; } = [];

    /// <summary>
    /// The headers of answers that pages may read, beside those that any page may read, such as Content-Type. Default: none.
    /// </summary>
    public IList<string> ExposedHeaders { get; } = [];

    /// <summary>
    /// Whether requests of pages may carry cookies and the like, and their answers be read. Not together with <c>*</c> in
    /// <see cref="AllowedOrigins"/>. Default: false.
    /// </summary>
    public bool AllowCredentials { get; set; }

    /// <summary>
    /// How long a browser may remember what a preflight was answered. Browsers have limits of their own (two hours in Chromium). Default:
    /// null, which leaves it to the browser (5 s).
    /// </summary>
    public TimeSpan? MaxAge { get; set; }

    /// <summary>
    /// Whether pages of public networks may call this server in a private one, where the browser asks about that (Private Network
    /// Access). Default: false.
    /// </summary>
    public bool AllowPrivateNetwork { get; set; }
}
