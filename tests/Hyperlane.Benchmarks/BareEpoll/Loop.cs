using System.Runtime.InteropServices;

namespace BareEpoll;

/// <summary>The loop: which sockets have something, take it, answer.</summary>
internal static unsafe partial class Loop
{
    private const int Capacity = 256;
    private const int Readable = 1;
    private const uint EdgeTriggered = 1u << 31;
    private const int NonBlocking = 0x800;
    private const int NoSignal = 0x4000;

    private static ReadOnlySpan<byte> Answer =>
        "HTTP/1.1 200 OK\r\nDate: Tue, 24 Nov 2026 12:00:00 GMT\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 13\r\n\r\nHello, World!"u8;

    public static void Run(int listener)
    {
        var epoll = EpollCreate(0);
        var offset = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;
        var size = offset + sizeof(ulong);
        var events = stackalloc byte[Capacity * size];
        var buffer = stackalloc byte[64 * 1024];
        Watch(epoll, listener, Readable, offset);
        fixed (byte* answer = Answer)
        {
            while (true)
            {
                var count = EpollWait(epoll, events, Capacity, -1);
                for (var i = 0; i < count; i++)
                {
                    var socket = *(int*)(events + (i * size) + offset);
                    if (socket == listener)
                    {
                        Watch(epoll, Accept(listener, null, null, NonBlocking), Readable | EdgeTriggered, offset);
                    }
                    else if (Receive(socket, buffer, 64 * 1024, 0) > 0)
                    {
                        _ = Send(socket, answer, Answer.Length, NoSignal);
                    }
                    else
                    {
                        _ = Close(socket);
                    }
                }
            }
        }
    }

    private static void Watch(int epoll, int socket, uint flags, int offset)
    {
        var change = stackalloc byte[16];
        *(uint*)change = flags;
        *(long*)(change + offset) = socket;
        _ = EpollControl(epoll, 1, socket, change);
    }

    [LibraryImport("libc", EntryPoint = "epoll_create1")]
    private static partial int EpollCreate(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl")]
    private static partial int EpollControl(int epoll, int operation, int descriptor, void* change);

    [LibraryImport("libc", EntryPoint = "epoll_wait")]
    private static partial int EpollWait(int epoll, void* events, int capacity, int milliseconds);

    [LibraryImport("libc", EntryPoint = "accept4")]
    private static partial int Accept(int listener, void* address, uint* addressLength, int flags);

    [LibraryImport("libc", EntryPoint = "recv")]
    private static partial nint Receive(int socket, byte* buffer, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "send")]
    private static partial nint Send(int socket, byte* buffer, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
