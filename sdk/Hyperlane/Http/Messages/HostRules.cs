using System.Buffers;
using System.Buffers.Text;
using System.Net;

namespace Hyperlane.Http.Messages;

/// <summary>What a Host header may hold (RFC 9110 §7.2, RFC 3986 §3.2.2).</summary>
internal static class HostRules
{
    private static readonly SearchValues<byte> HostBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+;=%"u8);
    private static readonly SearchValues<byte> AddressBytes = SearchValues.Create("ABCDEFabcdef0123456789:."u8);

    /// <summary>
    /// Whether <paramref name="value"/> is a host with or without a port, or empty, which a client must send when its target has
    /// no host. A port without a host is refused (RFC 9110 §4.2.1), and a comma, which no name has: two fields may have become one.
    /// </summary>
    public static bool IsValid(ReadOnlySpan<byte> value)
    {
        if (value.StartsWith("["u8))
        {
            var end = value.IndexOf((byte)']');
            return end > 1 && IsAddress(value[1..end]) && IsPort(value[(end + 1)..]);
        }

        var colon = value.IndexOf((byte)':');
        var host = colon < 0 ? value : value[..colon];
        return !host.ContainsAnyExcept(HostBytes) && AreEscapes(host) && (colon < 0 || (colon > 0 && IsPort(value[colon..])));
    }

    private static bool IsAddress(ReadOnlySpan<byte> text)
        => text.Contains((byte)':') && !text.ContainsAnyExcept(AddressBytes) && IPAddress.IsValidUtf8(text);

    /// <summary>Whether each percent sign is followed by two digits (RFC 3986 §2.1).</summary>
    private static bool AreEscapes(ReadOnlySpan<byte> host)
    {
        for (var percent = host.IndexOf((byte)'%'); percent >= 0; percent = host.IndexOf((byte)'%'))
        {
            if (host.Length < percent + 3 || !char.IsAsciiHexDigit((char)host[percent + 1])
                || !char.IsAsciiHexDigit((char)host[percent + 2]))
            {
                return false;
            }

            host = host[(percent + 3)..];
        }

        return true;
    }

    private static bool IsPort(ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty || rest.SequenceEqual(":"u8))
        {
            return true;
        }

        var digits = rest[1..];
        return rest[0] == ':'
            && digits.Length <= 5
            && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            && Utf8Parser.TryParse(digits, out int port, out _)
            && port <= IPEndPoint.MaxPort;
    }
}
