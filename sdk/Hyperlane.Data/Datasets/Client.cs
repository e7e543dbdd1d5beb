using System.Net;
using System.Net.Sockets;

namespace Hyperlane.Data;

/// <summary>Who asks, as far as it matters for fairness.</summary>
internal static class Client
{
    /// <summary>The user, if there is one, or the address; of one in IPv6, the network, which one client has to itself.</summary>
    public static string Of(HttpContext context)
    {
        if (context.User.Identity is { IsAuthenticated: true, Name: { } name })
        {
            return $"user {name}";
        }

        var address = (context.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;
        return address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes(), 0, 8)
            : address.MapToIPv4().ToString();
    }
}
