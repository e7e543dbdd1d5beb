using System.Globalization;
using Hyperlane.Http;
using Hyperlane.Http.Messages;

namespace Hyperlane.Middleware;

/// <summary>What <see cref="OutputCache"/> keeps, and for how long; bound from the section <c>Hyperlane:OutputCache</c>.</summary>
public sealed class OutputCacheOptions
{
    /// <summary>For how long an answer is given again. More than 0, at most 365 days. Default: 1 minute.</summary>
    public TimeSpan Duration { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The tags of all answers, by which <see cref="IOutputCacheStore.EvictByTagAsync"/> lets them go. In the configuration a list, or one
    /// text with semicolons, as in the other lists. Default: none.
    /// </summary>
    public IList<string> Tags { get; } = [];

    /// <summary>Says further tags from a request, such as <c>post-7</c>. From code only. Default: none.</summary>
    public Func<HttpContext, IEnumerable<string>>? TagsOf { get; set; }

    /// <summary>
    /// The parameters of the query that make another answer; others are passed over. Default: none, which means all, in whichever order.
    /// </summary>
    public IList<string> VaryByQuery { get; } = [];

    /// <summary>Whether the query makes no other answer at all. Default: false.</summary>
    public bool IgnoreQuery { get; set; }

    /// <summary>The headers of the request that make another answer, such as <c>Accept-Language</c>. Default: none.</summary>
    public IList<string> VaryByHeader { get; } = [];

    /// <summary>
    /// The parameters of the route that make another answer, where not all of the path does: <c>id</c> in <c>/posts/{id}/{slug}</c>.
    /// Default: none, which means the whole path.
    /// </summary>
    public IList<string> VaryByRouteValue { get; } = [];

    /// <summary>Whether each host that the server answers for has answers of its own. Default: true.</summary>
    public bool VaryByHost { get; set; } = true;

    /// <summary>Whether each signed-in user has answers of its own. Default: false: signed-in users get nothing from the cache.</summary>
    public bool VaryByUser { get; set; }

    /// <summary>Says from a request what else makes another answer, such as a tenant. From code only. Default: none.</summary>
    public Func<HttpContext, string?>? VaryByValue { get; set; }

    /// <summary>
    /// Whether requests with <c>Authorization</c>, and those of signed-in users, share answers with all others. Only where the answer is
    /// the same for everybody, and everybody may have it. Default: false.
    /// </summary>
    public bool AllowAuthorization { get; set; }

    /// <summary>
    /// Whether <c>Cache-Control: no-cache</c>, <c>max-age=0</c> and <c>no-store</c> of a request are passed over; else they get an answer
    /// that is made anew. Default: false.
    /// </summary>
    public bool IgnoreRequestCacheControl { get; set; }

    /// <summary>
    /// An answer that is longer, in bytes, is not kept. Shorter ones are held back until they are whole, so it bounds the memory of a
    /// request. At most <see cref="MaxBytes"/>. Default: 1 MiB.
    /// </summary>
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>
    /// How much memory all answers take in bytes, whichever layer keeps them; those that were not asked for longest make room. Of the app's
    /// options only: it is the app that has the store. Default: 64 MiB.
    /// </summary>
    public long MaxBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// What is wrong with the first setting that is, as its name, a space and the rest of the sentence; null if all are good.
    /// </summary>
    internal string? Fault() => this switch
    {
        { Duration: var time } when time <= TimeSpan.Zero || time > TimeSpan.FromDays(365) =>
            $"{nameof(Duration)} is {time:c}; it must be more than 0 and at most 365 days.",
        { MaxBodyBytes: < 1 } => Text($"{nameof(MaxBodyBytes)} is {MaxBodyBytes}; it must be at least 1."),
        _ when MaxBytes < MaxBodyBytes => Text(
            $"{nameof(MaxBytes)} is {MaxBytes}; it must be at least {nameof(MaxBodyBytes)}, {MaxBodyBytes}."),
        { IgnoreQuery: true, VaryByQuery.Count: > 0 } => $"{nameof(IgnoreQuery)} contradicts {nameof(VaryByQuery)}.",
        { VaryByUser: true, AllowAuthorization: true } =>
            $"{nameof(AllowAuthorization)}, by which all users share answers, contradicts {nameof(VaryByUser)}.",
        _ when VaryByHeader.FirstOrDefault(name => !Tokens.IsToken(name)) is { } wrong =>
            $"{nameof(VaryByHeader)} has '{wrong}', which is no name of a header.",
        _ => null,
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
