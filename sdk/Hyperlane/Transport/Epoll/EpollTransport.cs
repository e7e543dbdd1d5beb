using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Hyperlane.Transport.Epoll;

/// <summary>
/// Connections over TCP by event loops of our own: the thread that learns of a request's last byte parses it, runs
/// the handler and sends the answer. Linux, x64 and arm64.
/// </summary>
/// <param name="loops">How many loops, each with a thread; 0 is one for each core that the process may use.</param>
/// <param name="sharesPort">Whether other processes may listen on the same port.</param>
/// <param name="rescuesLoops">Whether a loop whose thread is held up by a handler goes on with another.</param>
/// <remarks>
/// A handler that blocks does not stall the other connections: its loop goes on with another thread some
/// milliseconds later.
/// </remarks>
public sealed class EpollTransport(int loops = 0, bool sharesPort = false, bool rescuesLoops = true) : ITransport, IEventLoops
{
    private readonly LoopGroup _group = new(loops > 0 ? loops : Environment.ProcessorCount, rescuesLoops);

    /// <summary>Whether this machine has what it takes.</summary>
    public static bool IsSupported
        => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    long IEventLoops.ReadyEvents => _group.Loops.Sum(loop => loop.ReadyEvents);

    long IEventLoops.ServedEvents => _group.Loops.Sum(loop => loop.ServedEvents);

    long IEventLoops.Rescues => _group.Rescues;

    /// <inheritdoc />
    /// <remarks>The IPv6 address "any" stands for all addresses of the machine, IPv4 included.</remarks>
    /// <exception cref="PlatformNotSupportedException">This is not Linux on x64 or arm64.</exception>
    public ValueTask<ITransportListener> ListenAsync(EndPoint endPoint, ConnectionDelegate onConnection,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        ArgumentNullException.ThrowIfNull(onConnection);
        cancellationToken.ThrowIfCancellationRequested();
        if (!IsSupported)
        {
            throw new PlatformNotSupportedException("EpollTransport runs on Linux, x64 and arm64. Use SocketTransport here.");
        }

        var socket = ListeningSocket.Listen(endPoint, sharesPort);
        try
        {
            if (socket.ProtocolType == ProtocolType.Tcp)
            {
                // Connections inherit it from the socket that accepts them.
                socket.NoDelay = true;
            }

            socket.Blocking = false;
            return new ValueTask<ITransportListener>(new EpollListener(socket, _group, onConnection));
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
