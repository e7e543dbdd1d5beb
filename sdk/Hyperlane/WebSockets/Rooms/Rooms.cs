using System.Text;
using System.Text.Json;
using Hyperlane.Json;
using Hyperlane.Values;
using Microsoft.Extensions.Logging;

namespace Hyperlane.WebSockets;

/// <summary>Groups of WebSockets: what is said to a room goes to all who are in it, in every process of the app.</summary>
/// <remarks>
/// <para>A message is framed once and written by the thread that serves each member, so a slow one holds up nobody; what may wait for them
/// is bounded by <see cref="RoomOptions"/>.</para>
/// <para>All members in one process see the messages of a room in one order. A room is there while somebody is in it.</para>
/// </remarks>
/// <example>
/// <code>
/// [WebSocket("/rooms/{room}")]
/// public async Task Chat(string room, string name, WebSocketConnection socket, CancellationToken stop)
/// {
///     await using var me = await rooms.JoinAsync(room, name, socket, stop);
///     await foreach (var message in socket.ReadAllAsync(stop))
///         await rooms.SendAsync(room, PreparedMessage.Text($"{name}: {message.Text}"));
/// }
/// </code>
/// </example>
public sealed partial class Rooms
{
    private readonly IBackplane _backplane;
    private readonly RoomOptions _options;
    private readonly JsonSerializerOptions _json;
    private readonly ILogger<Rooms> _logger;
    private readonly Shared<Room> _rooms;

    /// <summary>Made by the app's services.</summary>
    /// <param name="backplane">What connects the processes of the app.</param>
    /// <param name="options">What rooms may do.</param>
    /// <param name="json">How values are written.</param>
    /// <param name="logger">Where it says who was too slow.</param>
    public Rooms(IBackplane backplane, RoomOptions options, JsonSerializerOptions json, ILogger<Rooms> logger)
    {
        (_backplane, _options, _json, _logger) = (backplane, options, json, logger);
        _rooms = new(name => Room.OpenAsync(this, name, backplane));
    }

    /// <summary>
    /// Called with room and name when somebody is gone without a word, with the process that served them. One process of the app is called.
    /// </summary>
    public event Action<string, string>? MemberLost;

    /// <summary>The rooms that somebody is in, in this process.</summary>
    public IReadOnlyList<string> Names => _rooms.Keys;

    /// <summary>How many members the rooms have in this process.</summary>
    internal int MemberCount => _rooms.Values.Sum(room => room.Count);

    /// <summary>Joins a room under a name of one's own.</summary>
    /// <param name="room">The room.</param>
    /// <param name="name">The name.</param>
    /// <param name="socket">The connection; messages go out over it from now on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">The name is taken. <see cref="TryEnterAsync"/> asks before the connection is
    /// there.</exception>
    /// <exception cref="IOException">The connection is in too many rooms (<see cref="RoomOptions.MaxRoomsPerConnection"/>), and was closed
    /// with 1008.</exception>
    public async ValueTask<RoomMember> JoinAsync(string room, string name, WebSocketConnection socket,
        CancellationToken cancellationToken = default)
    {
        var member = await TryEnterAsync(room, name, cancellationToken: cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"Somebody in '{room}' is called '{name}' already.");
        try
        {
            member.Connect(socket);
        }
        catch
        {
            await member.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        member.Open();
        return member;
    }

    /// <summary>Takes a name in a room, for a connection that <see cref="RoomMember.Connect"/> brings.</summary>
    /// <param name="room">The room.</param>
    /// <param name="name">The name, which nobody else can have in this room until the member leaves.</param>
    /// <param name="session">Something secret that a client chooses once: a client that comes with the same takes the name from its own
    /// earlier connection, which may not know yet that it is dead. Null for nothing such.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null if the name is taken.</returns>
    public async ValueTask<RoomMember?> TryEnterAsync(string room, string name, string? session = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(room);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var entered = await _rooms.UseAsync(room, cancellationToken).ConfigureAwait(false);
        try
        {
            var token = Guid.NewGuid().ToString("N");
            var claim = await _backplane.ClaimAsync(room, name, session ?? token, token).ConfigureAwait(false);
            if (claim == NameClaim.Renewed)
            {
                // An earlier connection of this session may be another process's.
                _ = _backplane.PublishAsync(
                    room, new RoomBroadcast(RoomBroadcast.Kinds.Renewed, name, Encoding.UTF8.GetBytes(token)).Write()).AsTask();
            }

            if (claim != NameClaim.Taken)
            {
                return new RoomMember(this, entered, name, token, claim == NameClaim.Renewed, _options);
            }
        }
        catch
        {
            await entered.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        await entered.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    /// <summary>Sends to all in a room.</summary>
    /// <param name="room">The room.</param>
    /// <param name="message">The message.</param>
    /// <param name="except">The member that does not get it; null if all do.</param>
    /// <returns>Ends when other processes will get it too, should this one end; here it is on its way before.</returns>
    public ValueTask SendAsync(string room, PreparedMessage message, RoomMember? except = null)
    {
        SendHere(room, message, except);
        return _backplane.PublishAsync(room, RoomBroadcast.Of(message, "").Write());
    }

    /// <summary>Sends a value as JSON to all in a room.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="room">The room.</param>
    /// <param name="value">The value, written by the app's JSON options.</param>
    /// <param name="except">The member that does not get it; null if all do.</param>
    /// <inheritdoc cref="SendAsync"/>
    public ValueTask SendJsonAsync<T>(string room, T value, RoomMember? except = null)
        => SendAsync(room, PreparedMessage.Json(value, JsonTypeSearch.Of<T>(_json)), except);

    /// <summary>Sends to one in a room; if nobody there is called so, to nobody.</summary>
    /// <param name="room">The room.</param>
    /// <param name="name">Who gets it.</param>
    /// <param name="message">The message.</param>
    public ValueTask SendToAsync(string room, string name, PreparedMessage message)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(message);
        return Find(room)?.SendTo(name, message) == true
            ? ValueTask.CompletedTask
            : _backplane.PublishAsync(room, RoomBroadcast.Of(message, name).Write());
    }

    /// <summary>Sends to those in a room who are connected to this process.</summary>
    /// <param name="room">The room.</param>
    /// <param name="message">The message.</param>
    /// <param name="except">The member that does not get it; null if all do.</param>
    public void SendHere(string room, PreparedMessage message, RoomMember? except = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        Find(room)?.Send(message, except);
    }

    /// <summary>The members of a room, in any process, by name and sorted.</summary>
    /// <param name="room">The room.</param>
    public ValueTask<IReadOnlyList<string>> GetMembersAsync(string room) => _backplane.GetNamesAsync(room);

    internal async ValueTask<bool> LeaveAsync(SharedLease<Room> room, RoomMember member)
    {
        try
        {
            return await _backplane.ReleaseAsync(room.Value.Name, member.Name, member.Token).ConfigureAwait(false);
        }
        finally
        {
            await room.DisposeAsync().ConfigureAwait(false);
        }
    }

    internal void OnLost(string room, string name) => MemberLost?.Invoke(room, name);

    internal void OnSlow(RoomMember member)
        => LogSlow(_logger, ClientText.Shorten(member.Name), ClientText.Shorten(member.Room), member.MaxQueuedMessages);

    [LoggerMessage(1, LogLevel.Warning, "{Member} in {Room} was disconnected: more than {Most} messages waited")]
    private static partial void LogSlow(ILogger logger, string member, string room, int most);

    private Room? Find(string room) => _rooms.TryGet(room, out var found) ? found : null;
}
