using System.Runtime.InteropServices;

namespace Hyperlane.Transport.Epoll;

/// <summary>
/// The system calls of Linux that an event loop is made of. Each returns -1 when it fails; <see cref="LastError"/> then says why.
/// </summary>
internal static unsafe partial class Native
{
    /// <summary>
    /// For epoll and events: the descriptor is not handed on to a program that this one starts (EPOLL_CLOEXEC, EFD_CLOEXEC).
    /// </summary>
    public const int CloseOnExec = 0x80000;

    /// <summary>For accepted sockets: they never block, and are not handed on (SOCK_NONBLOCK, SOCK_CLOEXEC).</summary>
    public const int NonBlockingCloseOnExec = 0x800 | CloseOnExec;

    /// <summary>For sending: a peer that has left is an error, and no signal (MSG_NOSIGNAL).</summary>
    public const int NoSignal = 0x4000;

    /// <summary>For sending: more follows, so it may wait for that (MSG_MORE).</summary>
    public const int More = 0x8000;

    private const string Library = "libc";

    /// <summary>
    /// Why the call that was made just before failed. The runtime keeps the number when it stops a thread that returns from a call.
    /// </summary>
    public static Errno LastError => (Errno)Marshal.GetLastSystemError();

    [LibraryImport(Library, EntryPoint = "epoll_create1")]
    public static partial int EpollCreate(int flags);

    [LibraryImport(Library, EntryPoint = "epoll_ctl")]
    public static partial int EpollControl(int epoll, int operation, int descriptor, void* change);

    [LibraryImport(Library, EntryPoint = "epoll_wait")]
    public static partial int EpollWait(int epoll, void* events, int capacity, int milliseconds);

    [LibraryImport(Library, EntryPoint = "eventfd")]
    public static partial int EventDescriptor(uint value, int flags);

    [LibraryImport(Library, EntryPoint = "accept4")]
    public static partial int Accept(int listener, void* address, uint* addressLength, int flags);

    [LibraryImport(Library, EntryPoint = "recv")]
    public static partial nint Receive(int socket, byte* buffer, nint length, int flags);

    [LibraryImport(Library, EntryPoint = "send")]
    public static partial nint Send(int socket, byte* buffer, nint length, int flags);

    [LibraryImport(Library, EntryPoint = "sendfile")]
    public static partial nint SendFile(int socket, int file, long* offset, nint length);

    [LibraryImport(Library, EntryPoint = "connect")]
    public static partial int Connect(int socket, void* address, uint addressLength);

    [LibraryImport(Library, EntryPoint = "shutdown")]
    public static partial int Shutdown(int socket, int how);

    [LibraryImport(Library, EntryPoint = "getsockname")]
    public static partial int GetSocketName(int socket, void* address, uint* addressLength);

    [LibraryImport(Library, EntryPoint = "getsockopt")]
    public static partial int GetSocketOption(int socket, int level, int option, void* value, uint* length);

    [LibraryImport(Library, EntryPoint = "write")]
    public static partial nint Write(int descriptor, void* buffer, nint length);

    [LibraryImport(Library, EntryPoint = "poll")]
    public static partial int Poll(void* descriptors, nuint count, int milliseconds);

    [LibraryImport(Library, EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport(Library, EntryPoint = "gettid")]
    public static partial int GetThreadId();
}
