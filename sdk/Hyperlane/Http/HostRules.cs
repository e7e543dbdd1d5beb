using System.Buffers;

namespace Hyperlane.Http;

/// <summary>What a Host header may hold (RFC 9110 §7.2, RFC 3986 §3.2.2).</summary>
internal static class HostRules
{
    private static readonly SearchValues<byte> HostBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=%"u8);
    private static readonly SearchValues<byte> AddressBytes = SearchValues.Create("ABCDEFabcdef0123456789:.%"u8);

    /// <summary>Whether <paramref name="value"/> is a host with or without a port, or empty, which a client must send when its target has no host. A port without a host is refused (RFC 9110 §4.2.1).</summary>
    public static bool IsValid(ReadOnlySpan<byte> value)
    {
        if (value.StartsWith("["u8))
        {
            var end = value.IndexOf((byte)']');
            return end > 1 && !value[1..end].ContainsAnyExcept(AddressBytes) && IsPort(value[(end + 1)..]);
        }

        var colon = value.IndexOf((byte)':');
        var host = colon < 0 ? value : value[..colon];
        return !host.ContainsAnyExcept(HostBytes) && (colon < 0 || (colon > 0 && IsPort(value[colon..])));
    }

    private static bool IsPort(ReadOnlySpan<byte> rest)
        => rest.IsEmpty || (rest[0] == ':' && rest.Length <= 6 && !rest[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9'));
}
