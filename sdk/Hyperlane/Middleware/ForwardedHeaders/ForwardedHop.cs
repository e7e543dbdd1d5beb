using System.Net;
using System.Text;
using Hyperlane.Http.Messages;

namespace Hyperlane.Middleware;

/// <summary>What one proxy said of whoever called it; null where it said nothing that can be read.</summary>
/// <param name="Client">The address, with port 0 where none was said.</param>
/// <param name="Scheme">http or https.</param>
/// <param name="Host">The host, perhaps with a port.</param>
internal readonly record struct ForwardedHop(IPEndPoint? Client, string? Scheme, string? Host)
{
    public static ForwardedHop Of(string? client, string? scheme, string? host)
        => new(ReadClient(client), ReadScheme(scheme), ReadHost(host));

    /// <summary>Reads a member of the header Forwarded (RFC 7239 §4): <c>for="[2001:db8::1]:4711";proto=https</c>.</summary>
    public static ForwardedHop Read(ReadOnlySpan<char> member)
    {
        string? client = null, scheme = null, host = null;
        while (HeaderSyntax.TryTakeMember(ref member, out var pair, ';'))
        {
            if (!HeaderSyntax.TryTakeToken(ref pair, out var name) || !HeaderSyntax.TryTake(ref pair, '='))
            {
                return default;
            }

            var value = pair.StartsWith("\"") ? HeaderSyntax.TakeQuoted(ref pair) : pair.ToString();
            if (name.Equals("for", StringComparison.OrdinalIgnoreCase))
            {
                client = value;
            }
            else if (name.Equals("proto", StringComparison.OrdinalIgnoreCase))
            {
                scheme = value;
            }
            else if (name.Equals("host", StringComparison.OrdinalIgnoreCase))
            {
                host = value;
            }
        }

        return Of(client, scheme, host);
    }

    /// <summary>An address, perhaps with a port; <c>unknown</c> and made-up names are none (RFC 7239 §6).</summary>
    private static IPEndPoint? ReadClient(string? text)
        => text is not null && (text.Count(c => c == '.') == 3 || text.Count(c => c == ':') > 1)
            && IPEndPoint.TryParse(text, out var client)
            ? new IPEndPoint(KnownProxies.Plain(client.Address), client.Port)
            : null;

    private static string? ReadScheme(string? text) => text?.ToUpperInvariant() switch
    {
        "HTTPS" or "WSS" => "https",
        "HTTP" or "WS" => "http",
        _ => null,
    };

    private static string? ReadHost(string? text)
        => !string.IsNullOrEmpty(text) && HostRules.IsValid(Encoding.UTF8.GetBytes(text)) ? text : null;
}
