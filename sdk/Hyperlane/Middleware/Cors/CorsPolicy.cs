using System.Globalization;
using Hyperlane.Http;
using Hyperlane.Http.Messages;

namespace Hyperlane.Middleware;

/// <summary>Options of CORS, checked and made ready for requests.</summary>
internal sealed class CorsPolicy
{
    private const string Wildcard = "://*.";

    private readonly string[] _origins;
    private readonly (string Scheme, string Suffix)[] _wildcards;
    private readonly bool _credentials;

    public CorsPolicy(CorsOptions options, bool allowLocalhost)
    {
        _origins = [.. options.AllowedOrigins.Where(origin => origin != CorsOptions.All && !IsWildcard(origin))];
        _wildcards = [.. options.AllowedOrigins.Where(IsWildcard).Select(origin => (
            origin[..(origin.IndexOf(Wildcard, StringComparison.Ordinal) + "://".Length)],
            origin[(origin.IndexOf(Wildcard, StringComparison.Ordinal) + Wildcard.Length - 1)..]))];
        _credentials = options.AllowCredentials;
        AllowsAll = options.AllowedOrigins.Contains(CorsOptions.All);
        AllowsLocalhost = allowLocalhost;
        Methods = Join(options.AllowedMethods);
        Headers = Join(options.AllowedHeaders);
        ExposedHeaders = Join(options.ExposedHeaders);
        MaxAge = options.MaxAge is { } age ? ((long)age.TotalSeconds).ToString(CultureInfo.InvariantCulture) : null;
        AllowsPrivateNetwork = options.AllowPrivateNetwork;
    }

    /// <summary>Whether pages of all origins may read, though without credentials.</summary>
    public bool AllowsAll { get; }

    /// <summary>Whether pages of this machine may do all, with credentials.</summary>
    public bool AllowsLocalhost { get; }

    /// <summary>Whether answers are the same whatever the origin.</summary>
    public bool IsSameForAll => AllowsAll && !AllowsLocalhost;

    /// <summary>The methods, as a header has them; null for all.</summary>
    public string? Methods { get; }

    /// <summary>The headers of requests, as a header has them; null for all.</summary>
    public string? Headers { get; }

    /// <summary>The headers of answers that pages may read, as a header has them; null for none.</summary>
    public string? ExposedHeaders { get; }

    /// <summary>In seconds; null where nothing is said.</summary>
    public string? MaxAge { get; }

    public bool AllowsPrivateNetwork { get; }

    /// <summary>What is wrong with options; null if nothing is.</summary>
    public static string? FindMistake(CorsOptions options)
    {
        var origin = options.AllowedOrigins.FirstOrDefault(origin => origin != CorsOptions.All && !Origin.IsValid(
            IsWildcard(origin) ? origin.Replace(Wildcard, "://a.", StringComparison.Ordinal) : origin));
        return origin is not null
            ? $"AllowedOrigins has '{origin}', which is no origin. Write scheme and host, and the port if it is not that of the scheme, as in "
                + "https://app.example or http://localhost:5173, https://*.example.org for all names below that one, or * for all; without a path."
            : options is { AllowCredentials: true } && options.AllowedOrigins.Contains(CorsOptions.All)
            ? "AllowedOrigins has * and AllowCredentials is true, which would let every page on the web act for the users that look at it: "
                + "name the origins."
            : MistakeIn("AllowedMethods", options.AllowedMethods) ?? MistakeIn("AllowedHeaders", options.AllowedHeaders)
            ?? MistakeIn("ExposedHeaders", options.ExposedHeaders)
            ?? (options.MaxAge < TimeSpan.Zero ? $"MaxAge is {options.MaxAge:c}; it must not be negative." : null);
    }

    /// <summary>Whether an origin is allowed by its name, which says more than that all are.</summary>
    public bool Names(string origin)
        => Origin.IsAmong(origin, _origins) || IsBelowWildcard(origin) || (AllowsLocalhost && IsLocalhost(origin));

    /// <summary>Whether answers to pages of an origin that is named may be read though the request has credentials.</summary>
    public bool AllowsCredentials(string origin) => _credentials || (AllowsLocalhost && IsLocalhost(origin));

    private static bool IsWildcard(string origin) => origin.Contains(Wildcard, StringComparison.Ordinal);

    private static string? Join(IList<string> names) => names.Count == 0 || names.Contains("*") ? null : string.Join(", ", names);

    private static string? MistakeIn(string list, IList<string> names)
        => names.FirstOrDefault(name => !Tokens.IsToken(name)) is { } wrong
            ? $"{list} has '{wrong}', which is no name: it has a character that is not allowed in one."
            : null;

    private static bool IsLocalhost(string origin)
    {
        var end = origin.IndexOf("://", StringComparison.Ordinal);
        return end > 0 && Origin.IsValid(origin)
            && origin.AsSpan(0, end) is var scheme
            && (scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || scheme.Equals("https", StringComparison.OrdinalIgnoreCase))
            && IsLocalhostAuthority(origin.AsSpan(end + "://".Length));
    }

    private static bool IsLocalhostAuthority(ReadOnlySpan<char> authority)
    {
        var colon = authority.LastIndexOf(':');
        var hasPort = colon >= 0 && authority[^1] != ']';
        var host = hasPort ? authority[..colon] : authority;
        return (!hasPort || IsPort(authority[(colon + 1)..]))
            && (host is "127.0.0.1" or "[::1]" || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                || (host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) && IsName(host)));
    }

    private bool IsBelowWildcard(string origin)
    {
        foreach (var (scheme, suffix) in _wildcards)
        {
            if (origin.Length > scheme.Length + suffix.Length
                && origin.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
                && origin.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)
                && IsName(origin.AsSpan(scheme.Length, origin.Length - scheme.Length - suffix.Length)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPort(ReadOnlySpan<char> text) => text.Length is > 0 and <= 5 && !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>Whether a text consists of labels with dots between them.</summary>
    private static bool IsName(ReadOnlySpan<char> text)
    {
        var isEmpty = true;
        foreach (var c in text)
        {
            if (c == '.' ? isEmpty : !(char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            {
                return false;
            }

            isEmpty = c == '.';
        }

        return !isEmpty;
    }
}
