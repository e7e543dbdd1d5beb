using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Hyperlane.Benchmarks.Figures;

/// <summary>
/// Keeps one message under way on each of many WebSockets, from one pinned thread that asks the kernel which have an answer.
/// </summary>
internal static unsafe partial class EchoLoad
{
    private const int Capacity = 256;
    private const int Readable = 1;
    private const int NoSignal = 0x4000;
    private const int DontWait = 0x40;

    /// <returns>How many messages were echoed.</returns>
    /// <exception cref="BenchmarkException">A connection ended.</exception>
    public static long Run(IReadOnlyList<Socket> sockets, TimeSpan time)
    {
        var echoed = 0L;
        var thread = new Thread(() => echoed = RunPinned(sockets, time));
        thread.Start();
        thread.Join();
        return echoed >= 0 ? echoed : throw new BenchmarkException("A connection ended while it was measured.");
    }

    private static long RunPinned(IReadOnlyList<Socket> sockets, TimeSpan time)
    {
        var core = 1UL << Pinned.ClientCore;
        _ = SetAffinity(0, sizeof(ulong), &core);
        var offset = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;
        var size = offset + sizeof(ulong);
        var events = stackalloc byte[Capacity * size];
        var buffer = stackalloc byte[4096];
        var missing = new int[sockets.Count];
        var epoll = EpollCreate(0);
        for (var i = 0; i < sockets.Count; i++)
        {
            *(uint*)events = Readable;
            *(long*)(events + offset) = i;
            _ = EpollControl(epoll, 1, (int)sockets[i].Handle, events);
        }

        var echoed = Loop(sockets, time, (epoll, (nint)events, offset, size, (nint)buffer), missing);
        _ = Close(epoll);
        return echoed;
    }

    private static long Loop(IReadOnlyList<Socket> sockets, TimeSpan time,
        (int Epoll, nint Events, int Offset, int Size, nint Buffer) kernel, int[] missing)
    {
        var handles = sockets.Select(socket => (int)socket.Handle).ToArray();
        var (echoed, underWay) = (0L, 0);
        var (length, answer) = (EchoFrame.Message.Length, EchoFrame.Answer.Length);
        fixed (byte* message = EchoFrame.Message)
        {
            for (; underWay < handles.Length; underWay++)
            {
                missing[underWay] = answer;
                _ = Send(handles[underWay], message, length, NoSignal);
            }

            var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
            while (underWay > 0)
            {
                var count = EpollWait(kernel.Epoll, (void*)kernel.Events, Capacity, -1);
                var isOver = Stopwatch.GetTimestamp() >= end;
                for (var i = 0; i < count; i++)
                {
                    var index = (int)*(long*)(kernel.Events + (i * kernel.Size) + kernel.Offset);
                    var received = (int)Receive(handles[index], (byte*)kernel.Buffer, 4096, DontWait);
                    if (received <= 0)
                    {
                        return -1;
                    }

                    missing[index] -= received;
                    if (missing[index] > 0)
                    {
                        continue;
                    }

                    echoed++;
                    missing[index] = answer;
                    if (isOver)
                    {
                        underWay--;
                    }
                    else
                    {
                        _ = Send(handles[index], message, length, NoSignal);
                    }
                }
            }
        }

        return echoed;
    }

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int process, nint size, ulong* cores);

    [LibraryImport("libc", EntryPoint = "epoll_create1")]
    private static partial int EpollCreate(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl")]
    private static partial int EpollControl(int epoll, int operation, int descriptor, void* change);

    [LibraryImport("libc", EntryPoint = "epoll_wait")]
    private static partial int EpollWait(int epoll, void* events, int capacity, int milliseconds);

    [LibraryImport("libc", EntryPoint = "recv")]
    private static partial nint Receive(int socket, byte* buffer, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "send")]
    private static partial nint Send(int socket, byte* buffer, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
