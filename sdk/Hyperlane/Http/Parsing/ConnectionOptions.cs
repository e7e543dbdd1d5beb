using System.Text;
using Hyperlane.Http.Messages;

namespace Hyperlane.Http.Parsing;

/// <summary>The Connection header (RFC 9110 §7.6.1), as far as it decides whether the connection stays (RFC 9112 §9.3).</summary>
/// <remarks>
/// | version  | nothing said | keep-alive | close |
/// | HTTP/1.1 | stays        | stays      | ends  |
/// | HTTP/1.0 | ends         | stays      | ends  |
/// </remarks>
internal static class ConnectionOptions
{
    /// <summary>Reads one value of the header; several of them are one list. Close, once said, wins over all.</summary>
    public static void Read(ReadOnlySpan<byte> value, ref bool keepAlive, ref bool close)
    {
        while (HeaderSyntax.TryTakePlain(ref value, out var option))
        {
            close |= Ascii.EqualsIgnoreCase(option, "close"u8);
            keepAlive |= Ascii.EqualsIgnoreCase(option, "keep-alive"u8);
        }
    }
}
