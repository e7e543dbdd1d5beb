using System.Buffers;

namespace Hyperlane.WebSockets.Protocol;

/// <summary>An extension that a client offers (RFC 6455 §9.1).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Its parameters, in their order; a value is null where there is none, and without its quotes.</param>
internal sealed record ExtensionOffer(string Name, IReadOnlyList<(string Name, string? Value)> Parameters)
{
    private static readonly SearchValues<char> OfTokens = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Reads Sec-WebSocket-Extensions.</summary>
    /// <returns>Null when it is malformed, which a handshake does not survive.</returns>
    public static List<ExtensionOffer>? ReadAll(string? list)
    {
        var offers = new List<ExtensionOffer>();
        for (var rest = list.AsSpan().Trim(" \t"); !rest.IsEmpty;)
        {
            if (TryTake(ref rest, ","))
            {
                continue;
            }

            if (Read(ref rest) is not { } offer || (!rest.IsEmpty && rest[0] != ','))
            {
                return null;
            }

            offers.Add(offer);
        }

        return offers;
    }

    private static ExtensionOffer? Read(ref ReadOnlySpan<char> rest)
    {
        var parameters = new List<(string, string?)>();
        if (ReadToken(ref rest) is not { } name)
        {
            return null;
        }

        while (TryTake(ref rest, ";"))
        {
            if (ReadToken(ref rest) is not { } parameter)
            {
                return null;
            }

            var hasValue = TryTake(ref rest, "=");
            var value = hasValue ? ReadValue(ref rest) : null;
            if (hasValue && value is null)
            {
                return null;
            }

            parameters.Add((parameter, value));
        }

        return new ExtensionOffer(name, parameters);
    }

    private static string? ReadToken(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAnyExcept(OfTokens);
        var token = end < 0 ? rest : rest[..end];
        rest = rest[token.Length..].TrimStart(" \t");
        return token.IsEmpty ? null : token.ToString();
    }

    /// <summary>A token, which may stand in quotes, and then with a backslash before any of its characters.</summary>
    private static string? ReadValue(ref ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || rest[0] != '"')
        {
            return ReadToken(ref rest);
        }

        var value = new System.Text.StringBuilder();
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] == '"')
            {
                rest = rest[(i + 1)..].TrimStart(" \t");
                return value.Length > 0 ? value.ToString() : null;
            }

            i += rest[i] == '\\' ? 1 : 0;
            if (i < rest.Length)
            {
                value.Append(rest[i]);
            }
        }

        return null;
    }

    private static bool TryTake(ref ReadOnlySpan<char> rest, string what)
    {
        var takes = rest.StartsWith(what, StringComparison.Ordinal);
        rest = takes ? rest[what.Length..].TrimStart(" \t") : rest;
        return takes;
    }
}
