using System.Text;

namespace Hyperlane.Http;

/// <summary>The Connection header (RFC 9110 §7.6.1), as far as it decides whether the connection stays (RFC 9112 §9.3).</summary>
/// <remarks>
/// | version  | nothing said | keep-alive | close |
/// | HTTP/1.1 | stays        | stays      | ends  |
/// | HTTP/1.0 | ends         | stays      | ends  |
/// </remarks>
internal static class ConnectionOptions
{
    /// <summary>Whether the connection stays, given what was known and one more value of the header. Close wins over all.</summary>
    public static bool Apply(ReadOnlySpan<byte> value, bool keepAlive)
    {
        foreach (var range in value.Split((byte)','))
        {
            var option = value[range].Trim(" \t"u8);
            if (Ascii.EqualsIgnoreCase(option, "close"u8))
            {
                return false;
            }

            keepAlive |= Ascii.EqualsIgnoreCase(option, "keep-alive"u8);
        }

        return keepAlive;
    }
}
