using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Hyperlane.Http;

namespace Hyperlane.Middleware;

/// <summary>Names an answer by all that makes another of it.</summary>
internal static class OutputCacheKey
{
    /// <summary>A longer key is kept as its hash, so that no client fills the memory with long ones.</summary>
    private const int MaxLength = 256;

    /// <param name="context">The request.</param>
    /// <param name="options">What makes another answer.</param>
    /// <param name="level">How many such layers are outside of this one: what they keep has passed more layers.</param>
    /// <param name="user">The user whose answers these are; null for everybody's.</param>
    public static string Of(HttpContext context, OutputCacheOptions options, int level, string? user)
    {
        var request = context.Request;
        var key = new StringBuilder();
        Add(key, level.ToString(CultureInfo.InvariantCulture));
        Add(key, request.Scheme);
        Add(key, options.VaryByHost ? request.Host.ToLowerInvariant() : null);
        Add(key, request.PathBase);
        AddPath(key, request, options);
        if (!options.IgnoreQuery && request.HasQuery)
        {
            AddQuery(key, request.Query.All, options);
        }

        foreach (var name in options.VaryByHeader)
        {
            Add(key, request.Headers[name]);
        }

        Add(key, user);
        Add(key, options.VaryByValue?.Invoke(context));
        return key.Length <= MaxLength ? key.ToString()
            : Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(key.ToString().AsSpan())));
    }

    private static void AddPath(StringBuilder key, HttpRequest request, OutputCacheOptions options)
    {
        if (options.VaryByRouteValue.Count == 0 || request.RoutePattern is not { } pattern)
        {
            Add(key, request.Path);
            return;
        }

        Add(key, pattern);
        foreach (var name in options.VaryByRouteValue)
        {
            Add(key, request.RouteValues.TryGet(name, out var value) ? value : null);
        }
    }

    private static void AddQuery(StringBuilder key, IReadOnlyList<KeyValuePair<string, string>> query, OutputCacheOptions options)
    {
        var chosen = query.Where(one => options.VaryByQuery.Count == 0
            || options.VaryByQuery.Contains(one.Key, StringComparer.OrdinalIgnoreCase));
        foreach (var (name, value) in chosen.OrderBy(one => one.Key, StringComparer.OrdinalIgnoreCase))
        {
            key.Append('?');
            Add(key, name.ToUpperInvariant());
            Add(key, value);
        }
    }

    /// <summary>Each part says its length, so that no two lists of parts are one text.</summary>
    private static void Add(StringBuilder key, string? part)
        => key.Append(part?.Length ?? -1).Append(':').Append(part);
}
