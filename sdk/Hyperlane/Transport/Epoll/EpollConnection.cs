using System.ComponentModel;
using System.IO.Pipelines;
using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;

namespace Hyperlane.Transport.Epoll;

/// <summary>A TCP connection. Its pipes read and write the socket directly and hold no buffer while it is idle.</summary>
internal sealed unsafe class EpollConnection : TransportConnection, IEventSource
{
    private readonly int _descriptor;
    private readonly LoopGroup _group;
    private readonly EpollReader _reader;
    private readonly EpollWriter _writer;
    private readonly SocketName _peer;
    private CancellationTokenSource? _closed;
    private EpollLoop? _loop;

    /// <summary>
    /// The connection itself, until it is disposed, and each system call under way: the last to go closes the descriptor, whose number the
    /// kernel gives away at once.
    /// </summary>
    private int _users = 1;

    private bool _disposed;

    public EpollConnection(int descriptor, in SocketName peer, LoopGroup group)
    {
        _descriptor = descriptor;
        _peer = peer;
        _group = group;
        _reader = new EpollReader(this);
        _writer = new EpollWriter(this);
        Generation = group.Sources.NextGeneration();
        group.Retain();
        group.Sources.Add(descriptor, this);
    }

    public uint Generation { get; }

    public override PipeReader Input => _reader;

    public override PipeWriter Output => _writer;

    public override bool CanSendFile => true;

    public override EndPoint? LocalEndPoint
    {
        get
        {
            SocketName name = default;
            var length = (uint)SocketName.Size;
            if (!TryEnter())
            {
                return null;
            }

            _ = Native.GetSocketName(_descriptor, &name, &length);
            Leave();
            return name.ToEndPoint();
        }
    }

    public override long TakenBytes
    {
        get
        {
            var info = stackalloc byte[TcpProgress.Size];
            var length = (uint)TcpProgress.Size;
            if (!TryEnter())
            {
                return 0;
            }

            var failed = Native.GetSocketOption(_descriptor, TcpProgress.Level, TcpProgress.Option, info, &length) < 0;
            Leave();
            return TcpProgress.Acked(new ReadOnlySpan<byte>(info, failed ? 0 : (int)length), _writer.SentBytes);
        }
    }

    public override EndPoint? RemoteEndPoint => _peer.ToEndPoint();

    public override CancellationToken Closed
    {
        get
        {
            var closed = _closed ?? Interlocked.CompareExchange(ref _closed, new CancellationTokenSource(), null) ?? _closed;
            if (_reader.HasPeerEnded)
            {
                TryEnd(ConnectionCloseReason.ClosedByPeer);
            }

            if (CloseReason != ConnectionCloseReason.Open)
            {
                closed.Cancel();
            }

            return closed.Token;
        }
    }

    /// <summary>Has a loop tell the connection what happens. Once.</summary>
    public void Start(EpollLoop loop)
    {
        if (!TryEnter())
        {
            return;
        }

        Volatile.Write(ref _loop, loop);

        // Edges for both directions and nothing more ever: waiting for one or the other costs no further system call.
        if (!loop.TryWatch(_descriptor, Generation, EpollFlags.Readable | EpollFlags.Writable | EpollFlags.PeerEnded
            | EpollFlags.EdgeTriggered))
        {
            // The kernel is out of memory or of watches. What waits for this connection has to learn of it.
            Abort();
            OnEvent(EpollFlags.Error | EpollFlags.HangUp);
        }

        Leave();
    }

    public void OnEvent(EpollFlags flags)
    {
        const EpollFlags Ends = EpollFlags.PeerEnded | EpollFlags.Error | EpollFlags.HangUp;
        if ((flags & Ends) != 0)
        {
            OnEnd(flags);
        }

        // A waiting reader or writer learns of an error by trying.
        if ((flags & (EpollFlags.Writable | EpollFlags.Error | EpollFlags.HangUp)) != 0)
        {
            _writer.OnWritable();
        }

        if ((flags & (EpollFlags.Readable | Ends)) != 0)
        {
            _reader.OnReadable((flags & Ends) != 0);
        }
    }

    public override ValueTask WaitForInputAsync() => _reader.WaitForInputAsync();

    public override ValueTask SendFileAsync(SafeFileHandle file, long offset, long count) => _writer.SendFileAsync(file, offset, count);

    public override void Post(IThreadPoolWorkItem work)
    {
        // The loops live as long as there are connections.
        if (TryEnter())
        {
            Volatile.Read(ref _loop)?.Post(work);
            Leave();
        }
    }

    public override void Abort()
    {
        End(ConnectionCloseReason.Aborted);
        if (TryEnter())
        {
            // To connect a connection to nothing resets it, and wakes what waits for it. Unlike close, it leaves the
            // descriptor ours until all have let go of it.
            SocketName nothing = default;
            _ = Native.Connect(_descriptor, &nothing, SocketName.Size);
            Leave();
        }
    }

    public override ValueTask DisposeAsync()
    {
        if (!_disposed)
        {
            _disposed = true;
            End(ConnectionCloseReason.Closed);
            _writer.Release();
            _reader.Complete();
            Leave();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Keeps the descriptor ours.</summary>
    /// <returns>False when it is closed.</returns>
    public bool TryEnter()
    {
        int users;
        do
        {
            users = Volatile.Read(ref _users);
            if (users == 0)
            {
                return false;
            }
        }
        while (Interlocked.CompareExchange(ref _users, users + 1, users) != users);
        return true;
    }

    public void Leave()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            Close();
        }
    }

    /// <summary>Receives what is there.</summary>
    /// <returns>The number of bytes; 0 at the end of the peer's side; -1 when it failed.</returns>
    public int Receive(Span<byte> buffer, out Errno error)
    {
        fixed (byte* address = buffer)
        {
            var received = (int)Native.Receive(_descriptor, address, buffer.Length, 0);
            error = received < 0 ? Native.LastError : Errno.None;
            return received;
        }
    }

    /// <summary>Sends what goes into the kernel's buffer.</summary>
    /// <returns>The number of bytes; -1 when it failed.</returns>
    /// <remarks>Not inlined: within a try block, calls into the kernel take a detour.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Send(ReadOnlySpan<byte> bytes, bool more, out Errno error)
    {
        fixed (byte* address = bytes)
        {
            var sent = (int)Native.Send(_descriptor, address, bytes.Length, more ? Native.NoSignal | Native.More : Native.NoSignal);
            error = sent < 0 ? Native.LastError : Errno.None;
            return sent;
        }
    }

    /// <summary>Sends what goes into the kernel's buffer of a file.</summary>
    /// <returns>The number of bytes; 0 at the end of the file; -1 when it failed.</returns>
    public int SendFile(SafeFileHandle file, long offset, long count, out Errno error)
    {
        var sent = (int)Native.SendFile(_descriptor, (int)file.DangerousGetHandle(), &offset, (nint)Math.Min(count, int.MaxValue / 2));
        error = sent < 0 ? Native.LastError : Errno.None;
        return sent;
    }

    /// <summary>Tells the peer that nothing more follows.</summary>
    public void EndOutput()
    {
        const int Sending = 1;
        if (TryEnter())
        {
            _ = Native.Shutdown(_descriptor, Sending);
            Leave();
        }
    }

    /// <summary>A call failed because the connection is no more.</summary>
    public IOException Lost(Errno error)
    {
        End(ConnectionCloseReason.ResetByPeer);
        return new IOException("The connection was cut.", new Win32Exception((int)error));
    }

    private void OnEnd(EpollFlags flags)
    {
        if ((flags & EpollFlags.Error) != 0)
        {
            End(ConnectionCloseReason.ResetByPeer);
        }
        else if ((flags & EpollFlags.HangUp) != 0 || _closed is not null)
        {
            // A half-closed peer may still read our answer: it counts as closed only where Closed was asked for.
            End(ConnectionCloseReason.ClosedByPeer);
        }
    }

    private void End(ConnectionCloseReason reason)
    {
        TryEnd(reason);
        if (_closed is { IsCancellationRequested: false } closed)
        {
            // Not here: what is registered there is the application's, and may take its time.
            ThreadPool.UnsafeQueueUserWorkItem(static closed => closed.Cancel(), closed, preferLocal: false);
        }
    }

    private void Close()
    {
        _group.Sources.Remove(_descriptor);
        _ = Native.Close(_descriptor);
        _group.Release();
    }
}
