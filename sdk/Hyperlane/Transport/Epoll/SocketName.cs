using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Hyperlane.Transport.Epoll;

/// <summary>A socket's address as the kernel writes it, kept as bytes until somebody asks.</summary>
[InlineArray(Size)]
internal struct SocketName
{
    /// <summary>Enough for IPv4 and IPv6. Names of Unix domain sockets are cut off and not asked for.</summary>
    public const int Size = 28;

    private byte _first;

    /// <summary>The address, or null where the kernel knows none.</summary>
    public readonly IPEndPoint? ToEndPoint()
    {
        ReadOnlySpan<byte> bytes = this;
        var family = MemoryMarshal.Read<ushort>(bytes) switch
        {
            2 => AddressFamily.InterNetwork,
            10 => AddressFamily.InterNetworkV6,
            _ => AddressFamily.Unspecified,
        };
        if (family == AddressFamily.Unspecified)
        {
            return null;
        }

        var any = new IPEndPoint(family == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        var address = any.Serialize();
        bytes[2..Math.Min(address.Size, Size)].CopyTo(address.Buffer.Span[2..]);
        return (IPEndPoint)any.Create(address);
    }
}
