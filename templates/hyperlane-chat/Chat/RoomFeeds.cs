using System.Text.Json;

namespace HyperlaneChat._1;

/// <summary>The feeds of the rooms that somebody is in, in this process, and how they hear of what was said in others.</summary>
public sealed class RoomFeeds : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stop = new();
    private readonly Shared<RoomFeed> _feeds;
    private readonly Rooms _rooms;
    private readonly IBackplane _backplane;
    private readonly ILogger<RoomFeed> _logger;
    private readonly Task _looking;

    public RoomFeeds(Rooms rooms, MessageStore store, IBackplane backplane, ILogger<RoomFeed> logger)
    {
        (_rooms, _backplane, _logger) = (rooms, backplane, logger);
        _feeds = new Shared<RoomFeed>(async room =>
        {
            var feed = new RoomFeed(room, rooms, store, this, logger);
            await feed.OpenAsync(backplane, ChannelOf(room));
            return feed;
        });

        // A process that was killed could not say good-bye for those it served.
        rooms.MemberLost += (room, name) => Tell(room, new Left(name));
        _looking = LookForLostMessagesAsync();
    }

    /// <summary>The feed of a room, which all who are in it share. Dispose what is returned when done.</summary>
    /// <exception cref="StorageException">The database does not answer.</exception>
    public ValueTask<SharedLease<RoomFeed>> UseAsync(string room, CancellationToken stop) => _feeds.UseAsync(room, stop);

    /// <summary>
    /// Takes a name in a room, so that nobody there has one that looks the same. (<see cref="Rooms"/> sees to it that nobody has
    /// the very same.) Dispose what is returned to give the name back.
    /// </summary>
    /// <returns>Null if somebody of another session has it.</returns>
    public async Task<IAsyncDisposable?> TakeNameAsync(string room, string name, string? session)
    {
        var (channel, key, token) = (ChannelOf(room), Names.KeyOf(name), Guid.NewGuid().ToString("N"));
        var claim = await _backplane.ClaimAsync(channel, key, session ?? token, token);
        return claim == NameClaim.Taken ? null : new TakenName(_backplane, channel, key, token);
    }

    /// <summary>Tells other processes of a message. The backplane keeps it until they can be told.</summary>
    public void Publish(string room, ChatMessage message)
        => Watch(_backplane.PublishAsync(ChannelOf(room), JsonSerializer.SerializeToUtf8Bytes(message, ChatJson.Live.ChatMessage)));

    /// <summary>Tells a room something that is no message: it need not have reached other processes when this returns, nor ever.</summary>
    public void Tell(string room, Outgoing news, RoomMember? except = null)
        => Watch(_rooms.SendAsync(room, RoomFeed.Prepare(news), except));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _looking;
        _stop.Dispose();
    }

    private static string ChannelOf(string room) => "messages:" + room;

    /// <summary>Nobody waits for this work; the log says so if it fails.</summary>
    private async void Watch(ValueTask work)
    {
        try
        {
            await work;
        }
        catch (Exception error)
        {
            _logger.LogWarning(error, "Other processes could not be told of something");
        }
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
                foreach (var feed in _feeds.Values)
                {
                    feed.CatchUp(); // on its own: it throws nothing, and says in the log what failed
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The app stops.
        }
    }

    private sealed class TakenName(IBackplane backplane, string channel, string key, string token) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await backplane.ReleaseAsync(channel, key, token);
    }
}
