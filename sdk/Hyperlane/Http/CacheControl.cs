using System.Globalization;
using System.Text;
using Hyperlane.Http.Messages;

namespace Hyperlane.Http;

/// <summary>How long, and by whom, an answer may be kept (RFC 9111 §5.2.2): the field Cache-Control as a value.</summary>
/// <example>
/// <code>
/// app.Get("/news", context =>
/// {
///     context.Response.CacheControl = new CacheControl { Public = true, MaxAge = TimeSpan.FromMinutes(5) };
///     return context.Text("nothing new");
/// });
/// </code>
/// </example>
public sealed record CacheControl
{
    /// <summary>Nobody keeps it.</summary>
    public static CacheControl Never { get; } = new() { NoStore = true };

    /// <summary>For how long it is fresh. Whole seconds count, as in all of these times.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>For how long it is fresh in caches that many share, such as those of a CDN (<c>s-maxage</c>).</summary>
    public TimeSpan? SMaxAge { get; init; }

    /// <summary>For how long afterwards a cache may answer with it while it asks for a new one (RFC 5861 §3).</summary>
    public TimeSpan? StaleWhileRevalidate { get; init; }

    /// <summary>For how long afterwards a cache may answer with it when the server fails (RFC 5861 §4).</summary>
    public TimeSpan? StaleIfError { get; init; }

    /// <summary>Whether caches that many share may keep it, also where the request had Authorization.</summary>
    public bool Public { get; init; }

    /// <summary>Whether it is for one user, and only that user's own cache may keep it.</summary>
    public bool Private { get; init; }

    /// <summary>Whether nobody may keep it.</summary>
    public bool NoStore { get; init; }

    /// <summary>Whether caches ask, each time, if it is still good.</summary>
    public bool NoCache { get; init; }

    /// <summary>Whether a cache that cannot ask must not answer with what is no longer fresh.</summary>
    public bool MustRevalidate { get; init; }

    /// <summary>Whether it never changes while it is fresh, so that not even a reload of the page asks (RFC 8246).</summary>
    public bool Immutable { get; init; }

    /// <summary>Whether nobody on the way may change the body: what compresses leaves it alone, too.</summary>
    public bool NoTransform { get; init; }

    /// <summary>As it stands in the field: <c>public, max-age=300</c>. Empty if nothing is said.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Add(text, Public, "public");
        Add(text, Private, "private");
        Add(text, NoStore, "no-store");
        Add(text, NoCache, "no-cache");
        Add(text, "max-age", MaxAge);
        Add(text, "s-maxage", SMaxAge);
        Add(text, MustRevalidate, "must-revalidate");
        Add(text, NoTransform, "no-transform");
        Add(text, Immutable, "immutable");
        Add(text, "stale-while-revalidate", StaleWhileRevalidate);
        Add(text, "stale-if-error", StaleIfError);
        return text.ToString();
    }

    /// <summary>
    /// Reads a field, of an answer or of a request. What is not among the properties is passed over; a time that is no number counts as 0,
    /// so that nothing is kept by mistake (RFC 9111 §4.2.1).
    /// </summary>
    internal static CacheControl Parse(ReadOnlySpan<char> text)
    {
        var value = new CacheControl();
        while (HeaderSyntax.TryTakeMember(ref text, out var member))
        {
            var equals = member.IndexOf('=');
            var name = HeaderSyntax.Trim(equals < 0 ? member : member[..equals]).ToString();
            var argument = equals < 0 ? default : HeaderSyntax.Trim(member[(equals + 1)..]).Trim('"');
            value = name.ToUpperInvariant() switch
            {
                "PUBLIC" => value with { Public = true },
                "PRIVATE" => value with { Private = true },
                "NO-STORE" => value with { NoStore = true },
                "NO-CACHE" => value with { NoCache = true },
                "MUST-REVALIDATE" => value with { MustRevalidate = true },
                "NO-TRANSFORM" => value with { NoTransform = true },
                "IMMUTABLE" => value with { Immutable = true },
                "MAX-AGE" => value with { MaxAge = Seconds(argument) },
                "S-MAXAGE" => value with { SMaxAge = Seconds(argument) },
                "STALE-WHILE-REVALIDATE" => value with { StaleWhileRevalidate = Seconds(argument) },
                "STALE-IF-ERROR" => value with { StaleIfError = Seconds(argument) },
                _ => value,
            };
        }

        return value;
    }

    /// <summary>What contradicts itself; null if nothing does.</summary>
    internal string? Fault()
        => Public && Private ? "Cache-Control says public and private at the same time."
            : MaxAge < TimeSpan.Zero || SMaxAge < TimeSpan.Zero || StaleWhileRevalidate < TimeSpan.Zero || StaleIfError < TimeSpan.Zero
                ? "Cache-Control has a time that is negative."
            : null;

    /// <summary>A number that is too large means forever, which caches take 2^31 for (RFC 9111 §1.2.2).</summary>
    private static TimeSpan Seconds(ReadOnlySpan<char> text)
        => text.IsEmpty || text.ContainsAnyExceptInRange('0', '9') ? TimeSpan.Zero
            : TimeSpan.FromSeconds(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                ? seconds
                : int.MaxValue);

    private static void Add(StringBuilder text, string name, TimeSpan? time)
    {
        if (time is { } known)
        {
            Add(text, true, string.Create(CultureInfo.InvariantCulture, $"{name}={(long)known.TotalSeconds}"));
        }
    }

    private static void Add(StringBuilder text, bool isSaid, string directive)
    {
        if (isSaid)
        {
            text.Append(text.Length > 0 ? ", " : "").Append(directive);
        }
    }
}
