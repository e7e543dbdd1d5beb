using System.Text;

namespace Hyperlane.WebSockets;

/// <summary>The members that a room has in this process.</summary>
internal sealed class Room : IBackplaneListener, IAsyncDisposable
{
    private readonly Rooms _rooms;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, RoomMember> _byName = new(StringComparer.Ordinal);
    private RoomMember[] _members = new RoomMember[4];
    private int _count;
    private IAsyncDisposable? _subscription;

    private Room(Rooms rooms, string name) => (_rooms, Name) = (rooms, name);

    public string Name { get; }

    /// <summary>How many members it has here.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Opens a room, which then hears other processes.</summary>
    public static async ValueTask<Room> OpenAsync(Rooms rooms, string name, IBackplane backplane)
    {
        var room = new Room(rooms, name);
        room._subscription = await backplane.SubscribeAsync(name, room).ConfigureAwait(false);
        return room;
    }

    public ValueTask DisposeAsync() => _subscription!.DisposeAsync();

    /// <returns>Whom the new member replaces.</returns>
    public RoomMember? Add(RoomMember member)
    {
        lock (_gate)
        {
            _byName.TryGetValue(member.Name, out var replaced);
            if (replaced is not null)
            {
                Remove(replaced);
            }

            if (_count == _members.Length)
            {
                Array.Resize(ref _members, _count * 2);
            }

            member.Place = _count;
            _members[_count++] = member;
            _byName[member.Name] = member;
            return replaced;
        }
    }

    public void Remove(RoomMember member)
    {
        lock (_gate)
        {
            if (member.Place < 0)
            {
                return;
            }

            var last = _members[--_count];
            _members[member.Place] = last;
            last.Place = member.Place;
            _members[_count] = null!;
            member.Place = -1;
            if (_byName.GetValueOrDefault(member.Name) == member)
            {
                _byName.Remove(member.Name);
            }
        }
    }

    /// <summary>Gives all members a message, in the same order as any other.</summary>
    public void Send(PreparedMessage message, RoomMember? except)
    {
        lock (_gate)
        {
            foreach (var member in _members.AsSpan(0, _count))
            {
                if (member != except)
                {
                    member.Take(message);
                }
            }
        }
    }

    /// <returns>False if there is no such member here.</returns>
    public bool SendTo(string member, PreparedMessage message)
    {
        lock (_gate)
        {
            if (!_byName.TryGetValue(member, out var found))
            {
                return false;
            }

            found.Take(message);
            return true;
        }
    }

    void IBackplaneListener.OnMessage(ReadOnlyMemory<byte> message)
    {
        var broadcast = RoomBroadcast.Read(message);
        switch (broadcast.Kind)
        {
            case RoomBroadcast.Kinds.Renewed:
                Drop(broadcast.Name, Encoding.UTF8.GetString(broadcast.Payload.Span));
                break;
            case RoomBroadcast.Kinds.Text or RoomBroadcast.Kinds.Binary:
                var prepared = broadcast.Kind == RoomBroadcast.Kinds.Text
                    ? PreparedMessage.Utf8(broadcast.Payload)
                    : PreparedMessage.Binary(broadcast.Payload);
                if (broadcast.Name.Length == 0)
                {
                    Send(prepared, except: null);
                }
                else
                {
                    SendTo(broadcast.Name, prepared);
                }

                break;
        }
    }

    void IBackplaneListener.OnNameLost(string name) => _rooms.OnLost(Name, name);

    /// <summary>A member has come back over another process; here it is a ghost.</summary>
    private void Drop(string member, string token)
    {
        RoomMember? ghost;
        lock (_gate)
        {
            ghost = _byName.GetValueOrDefault(member);
        }

        if (ghost is not null && ghost.Token != token)
        {
            Remove(ghost);
            ghost.Replace();
        }
    }
}
