using System.Text.Json;

namespace HyperlaneChat._1;

/// <summary>
/// The messages of one room on their way to its members in this process: each once, and in the order of their ids, which
/// have no gaps. A message may come here from <see cref="LiveEndpoint"/>, from another process, or from the database,
/// and by more than one of these ways; only the next id in turn goes out, and what is missing in between is read from
/// the database, where every message is before it comes here.
/// </summary>
public sealed class RoomFeed(string room, Rooms rooms, MessageStore store, RoomFeeds feeds, ILogger<RoomFeed> logger)
    : IAsyncDisposable, IBackplaneListener
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, ChatMessage> _early = [];
    private readonly CancellationTokenSource _gone = new();
    private IAsyncDisposable? _subscription;
    private long _lastId;
    private bool _isStarted;
    private bool _isFilling;
    private bool _fillsAgain;

    /// <summary>
    /// Whether the room is in the database. It need not be: who looks at a room does not create it, who says something does.
    /// </summary>
    public bool IsStored { get; private set; }

    /// <summary>Fires when the room was removed from the database. Whoever is in it then has to come in anew, as ids begin again.</summary>
    public CancellationToken Gone => _gone.Token;

    /// <summary>A message made ready to be sent to any number of members.</summary>
    public static PreparedMessage Prepare(Outgoing message) => PreparedMessage.Json(message, ChatJson.Live.Outgoing);

    /// <summary>First listens to other processes, then sees what there is: so nothing is missed in between.</summary>
    public async Task OpenAsync(IBackplane backplane, string channel)
    {
        _subscription = await backplane.SubscribeAsync(channel, this);
        try
        {
            StartAt(await store.FindRoomAsync(room));
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>Has all later messages kept for the member.</summary>
    /// <returns>The id of the last message before those.</returns>
    public long Connect(RoomMember member, WebSocketConnection socket)
    {
        lock (_gate) // so no message goes out in between
        {
            member.Connect(socket);
            return _lastId;
        }
    }

    /// <summary>A message was said and stored here: to the members here, and to the other processes.</summary>
    public void Say(ChatMessage message)
    {
        Offer(message);
        feeds.Publish(room, message);
    }

    /// <summary>The room is in the database now. Messages that were there before it was created are nobody's news.</summary>
    public void Store(RoomSummary stored, bool isNew)
    {
        lock (_gate)
        {
            IsStored = true;
            _lastId = isNew ? Math.Max(_lastId, stored.LastId) : _lastId;
        }
    }

    /// <summary>The room was removed from the database.</summary>
    public void End() => _gone.Cancel();

    /// <summary>Sends a message if its turn has come, keeps it if it is early, and forgets it if it was sent.</summary>
    public void Offer(ChatMessage message)
    {
        lock (_gate)
        {
            if (message.Id > _lastId && !_gone.IsCancellationRequested)
            {
                IsStored = true;
                _early[message.Id] = message;
                SendInTurn();
            }
        }
    }

    /// <summary>The database may have more than the feed has seen.</summary>
    public void CatchUp()
    {
        lock (_gate)
        {
            _fillsAgain = _isFilling;
            if (!_isFilling)
            {
                _isFilling = true;
                _ = FillAsync();
            }
        }
    }

    public ValueTask DisposeAsync() => _subscription?.DisposeAsync() ?? default;

    void IBackplaneListener.OnMessage(ReadOnlyMemory<byte> message)
        => Offer(JsonSerializer.Deserialize(message.Span, ChatJson.Live.ChatMessage)!);

    void IBackplaneListener.OnNameLost(string name)
    {
        // Those in the room know the name as it is spelled; see Rooms.
    }

    /// <summary>
    /// The database has all messages up to the room's last, so what is older is on its way to nobody. Null for a room that is
    /// not there yet.
    /// </summary>
    private void StartAt(RoomSummary? stored)
    {
        lock (_gate)
        {
            (_lastId, IsStored, _isStarted) = (stored?.LastId ?? 0, stored is not null, true);
            SendInTurn();
        }
    }

    private void SendInTurn()
    {
        while (_early.Count > 0)
        {
            var (id, message) = _early.First();
            if (id > _lastId + 1)
            {
                if (_isStarted)
                {
                    CatchUp();
                }

                return;
            }

            _early.Remove(id);
            if (id == _lastId + 1)
            {
                _lastId = id;
                rooms.SendHere(room, Prepare(message));
            }
        }
    }

    private async Task FillAsync()
    {
        try
        {
            await Task.Yield(); // the gate is held
            var (wasStored, seen) = (IsStored, Volatile.Read(ref _lastId)); // before the database is asked, which has at least these
            var now = await store.FindRoomAsync(room);
            if (wasStored && (now is null || now.LastId < seen))
            {
                End();
                return;
            }

            await foreach (var message in store.GetBetweenAsync(room, seen, now?.LastId ?? 0))
            {
                Offer(message);
            }
        }
        catch (Exception error)
        {
            // The next message, or the next look for lost ones, tries again.
            logger.LogWarning(error, "The messages of {Room} after {LastId} could not be read", room, _lastId);
        }
        finally
        {
            lock (_gate)
            {
                _isFilling = false;
                if (_fillsAgain)
                {
                    CatchUp(); // what was missed meanwhile may not have been there yet
                }
            }
        }
    }
}
