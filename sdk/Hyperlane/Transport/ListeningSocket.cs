using System.Net;
using System.Net.Sockets;

namespace Hyperlane.Transport;

/// <summary>Makes the sockets that listen.</summary>
internal static partial class ListeningSocket
{
    /// <summary>How many connections may wait to be accepted. The operating system may allow fewer.</summary>
    private const int Backlog = 4096;

    /// <summary>How long to wait before accepting again when the process has run out of file descriptors or memory.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Listens.</summary>
    /// <param name="endPoint">Where; the IPv6 address "any" stands for all addresses of the machine, IPv4 included.</param>
    /// <param name="isShared">Whether other processes of this user may listen there too; the kernel deals connections out among them. Linux
    /// only.</param>
    /// <exception cref="SocketException">The address is in use, not of this machine, or not allowed.</exception>
    public static Socket Listen(EndPoint endPoint, bool isShared)
    {
        // All addresses are those of both families, or of IPv4 on a machine that has no other.
        var all = endPoint is IPEndPoint { Address: var address } && address.Equals(IPAddress.IPv6Any);
        if (all && !Socket.OSSupportsIPv6)
        {
            endPoint = new IPEndPoint(IPAddress.Any, ((IPEndPoint)endPoint).Port);
        }

        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, endPoint is IPEndPoint
            ? ProtocolType.Tcp
            : ProtocolType.Unspecified);
        try
        {
            if (all && Socket.OSSupportsIPv6)
            {
                socket.DualMode = true;
            }

            if (isShared)
            {
                Share(socket);
            }

            socket.Bind(endPoint);
            socket.Listen(Backlog);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static void Share(Socket socket)
    {
        const int SocketLevel = 1;
        const int ReusePort = 15;
        if (!OperatingSystem.IsLinux())
        {
            throw new PlatformNotSupportedException("Only Linux deals connections out among processes that listen on one port.");
        }

        socket.SetRawSocketOption(SocketLevel, ReusePort, BitConverter.GetBytes(1));
    }
}
