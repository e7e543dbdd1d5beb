using System.Net;
using System.Net.Sockets;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>Clients with addresses of their own, as if they were on other machines.</summary>
public static class Clients
{
    /// <summary>A client with another address of this machine; the test is skipped where there is only one.</summary>
    public static HttpClient From(string address, Uri service)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A second address of this machine is taken for granted, as Linux has it.");
        return new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (context, stop) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
                await socket.ConnectAsync(context.DnsEndPoint, stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
        })
        { BaseAddress = service };
    }
}
