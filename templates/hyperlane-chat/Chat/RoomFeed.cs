namespace HyperlaneChat._1;

/// <summary>
/// The messages of one room on their way to its members in this process: each once, and in the order of their ids, which
/// have no gaps. A message may come here from <see cref="LiveEndpoint"/>, from another process, or from the database,
/// and by more than one of these ways; only the next id in turn goes out, and what is missing in between is read from
/// the database, where every message is before it comes here.
/// </summary>
public sealed class RoomFeed(string room, Rooms rooms, MessageStore store, RoomFeeds owner, ILogger<RoomFeed> logger) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, ChatMessage> _early = [];
    private long _lastId;
    private bool _isFilling;
    private bool _fillsAgain;

    public string Room => room;

    /// <summary>How many members hold it; guarded by <see cref="RoomFeeds"/>.</summary>
    public int Users { get; set; }

    /// <summary>Ends when the feed knows where it stands; guarded by <see cref="RoomFeeds"/>.</summary>
    public Task<IAsyncDisposable>? Opening { get; set; }

    /// <summary>A message made ready to be sent to any number of members.</summary>
    public static PreparedMessage Prepare(ChatMessage message) => PreparedMessage.Json(message, ChatJson.Live.Outgoing);

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
        owner.Publish(room, message);
    }

    /// <summary>The database has all messages up to <paramref name="lastId"/>, so what comes before the feed is on its way to nobody.</summary>
    public void StartAt(long lastId)
    {
        lock (_gate)
        {
            _lastId = lastId;
            SendInTurn();
        }
    }

    /// <summary>Sends a message if its turn has come, keeps it if it is early, and forgets it if it was sent.</summary>
    public void Offer(ChatMessage message)
    {
        lock (_gate)
        {
            if (message.Id > _lastId)
            {
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

    public ValueTask DisposeAsync() => owner.CloseAsync(this);

    private void SendInTurn()
    {
        while (_early.Count > 0)
        {
            var (id, message) = _early.First();
            if (id > _lastId + 1)
            {
                if (Opening is { IsCompleted: true })
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
            await foreach (var message in store.GetBetweenAsync(room, _lastId, long.MaxValue))
            {
                Offer(message);
            }
        }
        catch (Exception error)
        {
            // The next message, or the next look after lost ones, tries again.
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
