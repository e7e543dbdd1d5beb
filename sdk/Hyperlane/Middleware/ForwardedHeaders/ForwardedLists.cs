using Hyperlane.Http;
using Hyperlane.Http.Messages;

namespace Hyperlane.Middleware;

/// <summary>The headers by which proxies tell of the client, from the right: the proxy next to us has added what stands last.</summary>
internal ref struct ForwardedLists
{
    private readonly bool _isStandard;
    private ReadOnlySpan<char> _first;
    private ReadOnlySpan<char> _schemes;
    private ReadOnlySpan<char> _hosts;

    public ForwardedLists(RequestHeaders headers, ForwardedHeaderNames names)
    {
        _isStandard = names.HasFlag(ForwardedHeaderNames.Forwarded) && headers.Contains("Forwarded");
        if (_isStandard)
        {
            _first = headers["Forwarded"];
            return;
        }

        _first = names.HasFlag(ForwardedHeaderNames.XForwardedFor) ? headers["X-Forwarded-For"] : null;
        _schemes = names.HasFlag(ForwardedHeaderNames.XForwardedProto) ? headers["X-Forwarded-Proto"] : null;
        _hosts = names.HasFlag(ForwardedHeaderNames.XForwardedHost) ? headers["X-Forwarded-Host"] : null;
    }

    /// <summary>Whether no proxy says more.</summary>
    public readonly bool IsEmpty => _first.IsEmpty && _schemes.IsEmpty && _hosts.IsEmpty;

    /// <summary>Takes what the nearest proxy said that is left.</summary>
    public ForwardedHop TakeLast()
        => _isStandard ? ForwardedHop.Read(TakeLast(ref _first)) : ForwardedHop.Of(Text(ref _first), Text(ref _schemes), Text(ref _hosts));

    private static string? Text(ref ReadOnlySpan<char> list) => list.IsEmpty ? null : TakeLast(ref list).ToString();

    /// <summary>Takes the last member. Commas in quotes are none that part members.</summary>
    private static ReadOnlySpan<char> TakeLast(ref ReadOnlySpan<char> list)
    {
        var isQuoted = false;
        for (var i = list.Length - 1; i >= 0; i--)
        {
            if (list[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (list[i] == ',' && !isQuoted)
            {
                var member = list[(i + 1)..];
                list = list[..i];
                return HeaderSyntax.Trim(member);
            }
        }

        var last = list;
        list = default;
        return HeaderSyntax.Trim(last);
    }
}
