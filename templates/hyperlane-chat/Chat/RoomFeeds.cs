using System.Text.Json;

namespace HyperlaneChat._1;

/// <summary>The feeds of the rooms that somebody is in, in this process, and how they hear of what was said in others.</summary>
public sealed class RoomFeeds : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, RoomFeed> _feeds = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Rooms _rooms;
    private readonly MessageStore _store;
    private readonly IBackplane _backplane;
    private readonly ILogger<RoomFeed> _logger;

    public RoomFeeds(Rooms rooms, MessageStore store, IBackplane backplane, ILogger<RoomFeed> logger)
    {
        (_rooms, _store, _backplane, _logger) = (rooms, store, backplane, logger);

        // A process that was killed could not say good-bye for those it served.
        rooms.MemberLost += (room, name) => _ = rooms.SendAsync(room, PreparedMessage.Json(new Left(name), ChatJson.Live.Outgoing)).AsTask();
        _ = LookForLostMessagesAsync();
    }

    /// <summary>The feed of a room, which is created if need be. Dispose it when done.</summary>
    public async Task<RoomFeed> OpenAsync(string room)
    {
        var feed = Use(room);
        try
        {
            await feed.Opening!;
            return feed;
        }
        catch
        {
            await CloseAsync(feed);
            throw;
        }
    }

    /// <summary>Tells other processes of a message. The backplane keeps it until they can be told.</summary>
    public void Publish(string room, ChatMessage message)
        => _ = _backplane.PublishAsync(ChannelOf(room), JsonSerializer.SerializeToUtf8Bytes(message, ChatJson.Live.ChatMessage)).AsTask();

    public async ValueTask CloseAsync(RoomFeed feed)
    {
        lock (_gate)
        {
            if (--feed.Users > 0)
            {
                return;
            }

            _feeds.Remove(feed.Room);
        }

        if (feed.Opening!.IsCompletedSuccessfully)
        {
            await (await feed.Opening).DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _stop.Dispose();
    }

    private static string ChannelOf(string room) => "messages:" + room;

    private RoomFeed Use(string room)
    {
        lock (_gate)
        {
            if (!_feeds.TryGetValue(room, out var feed))
            {
                _feeds[room] = feed = new RoomFeed(room, _rooms, _store, this, _logger);
                feed.Opening = OpenAsync(feed);
            }

            feed.Users++;
            return feed;
        }
    }

    private async Task<IAsyncDisposable> OpenAsync(RoomFeed feed)
    {
        await _store.CreateRoomAsync(feed.Room);
        var subscription = await _backplane.SubscribeAsync(ChannelOf(feed.Room), new Listener(feed)); // first listen,
        feed.StartAt((await _store.FindRoomAsync(feed.Room))!.LastId);                                // then see what there is
        return subscription;
    }

    /// <summary>
    /// Looks into the database for messages of which no word has come: a process may be killed after it has stored a
    /// message and before it could tell.
    /// </summary>
    private async Task LookForLostMessagesAsync()
    {
        using var timer = new PeriodicTimer(LookEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                RoomFeed[] feeds;
                lock (_gate)
                {
                    feeds = [.. _feeds.Values.Where(feed => feed.Opening is { IsCompletedSuccessfully: true })];
                }

                Array.ForEach(feeds, feed => feed.CatchUp());
            }
        }
        catch (OperationCanceledException)
        {
            // The app stops.
        }
    }

    private sealed class Listener(RoomFeed feed) : IBackplaneListener
    {
        public void OnMessage(ReadOnlyMemory<byte> message) => feed.Offer(JsonSerializer.Deserialize(message.Span, ChatJson.Live.ChatMessage)!);

        public void OnNameLost(string name)
        {
            // Nobody takes names here; see Rooms.
        }
    }
}
