using System.Collections.Frozen;
using Hyperlane.Http.Messages;

namespace Hyperlane.Middleware;

/// <summary>The media types that are worth compressing: those of text, and none that is compressed already.</summary>
internal sealed class CompressibleTypes
{
    private static readonly string[] Usual =
    [
        "text/*", "*+json", "*+xml", "*+text", "application/json", "application/xml", "application/javascript", "application/x-javascript",
        "application/ecmascript", "application/wasm", "application/x-ndjson", "application/jsonl", "application/json-seq",
        "application/manifest+json", "application/sql", "application/yaml", "application/toml", "application/graphql",
        "application/x-www-form-urlencoded", "application/vnd.ms-fontobject", "application/rtf", "font/ttf", "font/otf", "image/bmp",
        "image/x-icon", "image/vnd.microsoft.icon",
    ];

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _exact;
    private readonly string[] _kinds;
    private readonly string[] _suffixes;

    /// <summary>Those of a list, or the usual ones where it is empty.</summary>
    public CompressibleTypes(IList<string> types)
    {
        IEnumerable<string> all = types.Count > 0 ? types : Usual;
        _exact = all.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        _kinds = [.. all.Where(type => type.EndsWith("/*", StringComparison.Ordinal)).Select(type => type[..^1])];
        _suffixes = [.. all.Where(type => type.StartsWith("*+", StringComparison.Ordinal)).Select(type => type[1..])];
        IsAll = all.Contains("*/*");
    }

    private bool IsAll { get; }

    public bool Contains(string? contentType)
    {
        if (contentType is null)
        {
            return false;
        }

        var type = HeaderParameters.MainOf(contentType);
        if (IsAll || _exact.Contains(type))
        {
            return true;
        }

        foreach (var kind in _kinds)
        {
            if (type.StartsWith(kind, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        foreach (var suffix in _suffixes)
        {
            if (type.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
