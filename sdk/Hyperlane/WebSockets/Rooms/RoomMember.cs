using System.Net.WebSockets;
using Hyperlane.WebSockets.Connection;

namespace Hyperlane.WebSockets;

/// <summary>Somebody in a room, over one connection. Disposing it leaves the room.</summary>
public sealed class RoomMember : IThreadPoolWorkItem, IAsyncDisposable
{
    private readonly Rooms _rooms;
    private readonly MessageQueue _queue;
    private readonly SharedLease<Room> _room;
    private WebSocketConnection? _socket;
    private readonly int _maxRooms;
    private int _left;

    internal RoomMember(Rooms rooms, SharedLease<Room> room, string name, string token, bool isBack, RoomOptions options)
    {
        _rooms = rooms;
        _room = room;
        Name = name;
        Token = token;
        IsBack = isBack;
        _maxRooms = options.MaxRoomsPerConnection;
        _queue = new MessageQueue(options.MaxQueuedMessages, options.WhenFull);
    }

    /// <summary>
    /// The close status, 4410, of a connection whose session has come back over another one: a client that sees it is replaced, and should
    /// not return.
    /// </summary>
    public static WebSocketCloseStatus Replaced => (WebSocketCloseStatus)4410;

    /// <summary>The name of the room.</summary>
    public string Room => _room.Value.Name;

    /// <summary>The member's own name, which nobody else has in this room.</summary>
    public string Name { get; }

    /// <summary>Whether the same session was in the room already, over another connection, whose place this one has taken.</summary>
    public bool IsBack { get; }

    /// <summary>How many messages were dropped because the member was too slow.</summary>
    public long DroppedMessages => _queue.Dropped;

    /// <summary>How many messages may wait.</summary>
    internal int MaxQueuedMessages => _queue.MaxMessages;

    /// <summary>Tells this membership from others of the same name.</summary>
    internal string Token { get; }

    /// <summary>Where the room keeps it; -1 for nowhere. Guarded by the room.</summary>
    internal int Place { get; set; } = -1;

    /// <summary>From here on, what is said in the room is kept for this member, and sent once <see cref="Open"/> is called.</summary>
    /// <remarks>Between the two is the time to send what must come first: a welcome, or what was missed.</remarks>
    /// <param name="socket">The member's connection.</param>
    /// <exception cref="IOException">The connection is in too many rooms (<see cref="RoomOptions.MaxRoomsPerConnection"/>), and was closed
    /// with 1008.</exception>
    public void Connect(WebSocketConnection socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        socket.EnterRoom(_maxRooms);
        _socket = socket;
        _room.Value.Add(this)?.Replace();
    }

    /// <summary>Has the messages of the room sent, those first that were kept since <see cref="Connect"/>.</summary>
    /// <exception cref="InvalidOperationException">It was not connected.</exception>
    public void Open()
    {
        var socket = _socket ?? throw new InvalidOperationException("Connect a member before you open it.");
        if (_queue.Open())
        {
            socket.Post(this);
        }
    }

    /// <summary>Sends to this member alone, in order with what is said in the room.</summary>
    /// <param name="message">The message.</param>
    public void Send(PreparedMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        Take(message);
    }

    /// <summary>Leaves the room.</summary>
    /// <returns>False if it had been left, or if the same session goes on over another connection: then nobody is missing.</returns>
    public ValueTask<bool> LeaveAsync()
    {
        if (Interlocked.Exchange(ref _left, 1) != 0)
        {
            return ValueTask.FromResult(false);
        }

        _queue.Close();
        _room.Value.Remove(this);
        _socket?.LeaveRoom();
        return _rooms.LeaveAsync(_room, this);
    }

    /// <inheritdoc cref="LeaveAsync"/>
    public async ValueTask DisposeAsync() => await LeaveAsync().ConfigureAwait(false);

    /// <summary>Sends what waits. Called by the thread that serves the connection.</summary>
    void IThreadPoolWorkItem.Execute() => _ = SendAsync();

    internal void Take(PreparedMessage message)
    {
        if (_queue.Add(message, out var overflows))
        {
            _socket!.Post(this);
        }
        else if (overflows)
        {
            _queue.Close();
            _socket!.Cut("It did not take the messages of the room as fast as they came.");
            _rooms.OnSlow(this);
        }
    }

    /// <summary>The same session has come back over another connection.</summary>
    internal void Replace()
    {
        _queue.Close();
        _socket!.CloseSoon(Replaced, "This session goes on over another connection.");
    }

    private async Task SendAsync()
    {
        try
        {
            await _socket!.SendAllAsync(_queue).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The connection is gone; its reader learns of it, and leaves.
            _queue.Close();
        }
    }
}
