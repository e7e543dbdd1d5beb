using Hyperlane.Http.Messages;

namespace Hyperlane.WebSockets.Protocol;

/// <summary>An extension that a client offers (RFC 6455 §9.1).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Its parameters, in their order; a value is null where there is none, and without its quotes.</param>
internal sealed record ExtensionOffer(string Name, IReadOnlyList<(string Name, string? Value)> Parameters)
{
    /// <summary>Reads Sec-WebSocket-Extensions.</summary>
    /// <returns>Null when it is malformed, which a handshake does not survive.</returns>
    public static List<ExtensionOffer>? ReadAll(string? list)
    {
        var offers = new List<ExtensionOffer>();
        for (var rest = HeaderSyntax.Trim(list.AsSpan()); !rest.IsEmpty;)
        {
            if (HeaderSyntax.TryTake(ref rest, ','))
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
        if (!HeaderSyntax.TryTakeToken(ref rest, out var name))
        {
            return null;
        }

        while (HeaderSyntax.TryTake(ref rest, ';'))
        {
            if (!HeaderSyntax.TryTakeToken(ref rest, out var parameter))
            {
                return null;
            }

            var hasValue = HeaderSyntax.TryTake(ref rest, '=');
            var value = hasValue ? ReadValue(ref rest) : null;
            if (hasValue && value is null)
            {
                return null;
            }

            parameters.Add((parameter.ToString(), value));
        }

        return new ExtensionOffer(name.ToString(), parameters);
    }

    /// <summary>A token, which may stand in quotes.</summary>
    private static string? ReadValue(ref ReadOnlySpan<char> rest)
    {
        if (rest is ['"', ..])
        {
            return HeaderSyntax.TakeQuoted(ref rest) is { Length: > 0 } quoted ? quoted : null;
        }

        return HeaderSyntax.TryTakeToken(ref rest, out var token) ? token.ToString() : null;
    }
}
