using System.Globalization;
using Hyperlane.Http;
using Hyperlane.Http.Messages;

namespace Hyperlane.Middleware;

/// <summary>How many requests <see cref="RateLimiting"/> lets pass; bound from the section <c>Hyperlane:RateLimiting</c>.</summary>
public sealed class RateLimitingOptions
{
    /// <summary>Names the limit in the fields RateLimit and RateLimit-Policy, and in the problem. Default: <c>default</c>.</summary>
    public string Name { get; set; } = "default";

    /// <summary>How requests are counted. Default: <see cref="RateLimitAlgorithm.FixedWindow"/>.</summary>
    public RateLimitAlgorithm Algorithm { get; set; }

    /// <summary>Which requests share a limit. Default: <see cref="RateLimitBy.Address"/>.</summary>
    public RateLimitBy PartitionBy { get; set; } = RateLimitBy.Address;

    /// <summary>
    /// The request header whose value has a limit of its own, such as <c>X-Api-Key</c>; without it a request counts by
    /// <see cref="PartitionBy"/>. Check the value in a middleware outside of this one: a client that makes values up gets a new limit with
    /// each. Default: none.
    /// </summary>
    public string? PartitionHeader { get; set; }

    /// <summary>
    /// Says from a request what has a limit of its own, such as a claim of the user; null for what <see cref="PartitionBy"/> says. From
    /// code only. Default: none.
    /// </summary>
    public Func<HttpContext, string?>? PartitionKey { get; set; }

    /// <summary>
    /// How many requests pass: in a window, at the same time, or at most at once from a full bucket of tokens. At least 1. Default: 100.
    /// </summary>
    public int PermitLimit { get; set; } = 100;

    /// <summary>
    /// The time in which <see cref="PermitLimit"/> requests pass; for a bucket the time after which
    /// <see cref="TokensPerPeriod"/> are added. From 10 milliseconds to 49 days. Default: 1 minute.
    /// </summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Into how many segments a sliding window is cut. From 1 to 1,000. Default: 6.</summary>
    public int SegmentsPerWindow { get; set; } = 6;

    /// <summary>
    /// How many tokens come into the bucket in each <see cref="Window"/>. At least 1. Default: null, <see cref="PermitLimit"/>.
    /// </summary>
    public int? TokensPerPeriod { get; set; }

    /// <summary>How many requests may wait for their turn instead of being refused, the oldest first. Default: 0.</summary>
    public int QueueLimit { get; set; }

    /// <summary>
    /// The status for a request that is refused: 429 (RFC 6585 §4), or another from 400 to 599; 503 suits
    /// <see cref="RateLimitAlgorithm.Concurrency"/>, where it is the server that is busy. Default: 429.
    /// </summary>
    public int RejectionStatusCode { get; set; } = 429;

    /// <summary>
    /// How many addresses, users or keys are counted each by itself. Who comes when there are so many shares a limit with some of those
    /// who come then; one that has its whole limit back makes room. Each takes about 600 bytes. Default: 50,000.
    /// </summary>
    public int MaxPartitions { get; set; } = 50_000;

    /// <summary>
    /// Whether every answer tells the limit and what is left of it (the fields RateLimit-Policy and RateLimit of
    /// draft-ietf-httpapi-ratelimit-headers). <c>Retry-After</c> of a refusal is sent in any case. Default: true.
    /// </summary>
    public bool SendRateLimitFields { get; set; } = true;

    /// <summary>
    /// What is wrong with the first setting that is, as its name, a space and the rest of the sentence; null if all are good.
    /// </summary>
    internal string? Fault() => this switch
    {
        { PermitLimit: < 1 } => Least(nameof(PermitLimit), PermitLimit, 1),
        { QueueLimit: < 0 } => Least(nameof(QueueLimit), QueueLimit, 0),
        { MaxPartitions: < 1 } => Least(nameof(MaxPartitions), MaxPartitions, 1),
        { TokensPerPeriod: < 1 } => Least(nameof(TokensPerPeriod), TokensPerPeriod.Value, 1),
        { SegmentsPerWindow: < 1 or > 1000 } => Text($"{nameof(SegmentsPerWindow)} is {SegmentsPerWindow}; it must be from 1 to 1000."),
        { RejectionStatusCode: < 400 or > 599 } =>
            Text($"{nameof(RejectionStatusCode)} is {RejectionStatusCode}; it must be from 400 to 599."),
        _ when Window < TimeSpan.FromMilliseconds(10) || Window > TimeSpan.FromDays(49) =>
            $"{nameof(Window)} is {Window:c}; it must be from 10 milliseconds (00:00:00.010) to 49 days.",
        _ when !Enum.IsDefined(Algorithm) => Text($"{nameof(Algorithm)} is {(int)Algorithm}, which is none of its values."),
        _ when (PartitionBy & ~(RateLimitBy.Address | RateLimitBy.User | RateLimitBy.Route)) != 0 =>
            Text($"{nameof(PartitionBy)} is {(int)PartitionBy}, which is none of its values."),
        _ when Name.Length == 0 || Name.AsSpan().ContainsAnyExceptInRange(' ', '~') || Name.AsSpan().ContainsAny('"', '\\') =>
            $"{nameof(Name)} is '{Name}'; it must be printable ASCII without quotes and backslashes.",
        { PartitionHeader: { } header } when !Tokens.IsToken(header) =>
            $"{nameof(PartitionHeader)} is '{header}', which is no name of a header.",
        _ => null,
    };

    private static string Least(string name, int value, int least) => Text($"{name} is {value}; it must be at least {least}.");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
