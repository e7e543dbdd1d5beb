using System.ComponentModel.DataAnnotations;
using System.Net.WebSockets;
using System.Text.Json;

namespace HyperlaneChat._1;

/// <summary>A person in a room: what they hear and what they say, over one WebSocket.</summary>
[Route("/rooms/{room}")]
public sealed class LiveEndpoint(Rooms rooms, RoomFeeds feeds, MessageStore store, MessageWriter writer)
{
    private static readonly TimeSpan TypingEvery = TimeSpan.FromSeconds(1);

    /// <summary>Joins a room, to hear and to speak.</summary>
    /// <param name="room">The room; it comes into being if need be.</param>
    /// <param name="name">The name to go by.</param>
    /// <param name="socket">The connection.</param>
    /// <param name="stop">Fires when the server stops.</param>
    /// <param name="after">Messages after this id are sent first: what was missed. Null for none.</param>
    /// <param name="session">A secret of the client's: with it, it takes its name from a connection of its own that is dead.</param>
    [WebSocket("/live")]
    public async Task Live(
        [RegularExpression(Limits.RoomName)] string room,
        [StringLength(24, MinimumLength = 1), RegularExpression(Limits.MemberName)] string name,
        WebSocketConnection socket,
        CancellationToken stop,
        [Range(0, long.MaxValue)] long? after = null,
        [StringLength(64, MinimumLength = 8)] string? session = null)
    {
        await using var me = await rooms.TryEnterAsync(room, name, session, stop);
        if (me is null)
        {
            await SendAsync(socket, new Refused("name-taken", $"Somebody in this room is called {name} already."));
            await socket.CloseAsync((WebSocketCloseStatus)4409, "The name is taken.");
            return;
        }

        await using var feed = await feeds.OpenAsync(room);
        try
        {
            // From Connect on, nothing said in the room is lost to this member: it waits until Open.
            var lastId = feed.Connect(me, socket);
            if (!me.IsBack)
            {
                Tell(me, new Joined(name)); // before the welcome: who has that is known to the others
            }

            await SendAsync(socket, new Welcome(room, name, await rooms.GetMembersAsync(room), lastId));
            await foreach (var missed in store.GetBetweenAsync(room, after ?? lastId, lastId))
            {
                await SendAsync(socket, missed);
            }

            me.Open();
            await ListenAsync(me, socket, feed, stop);
        }
        finally
        {
            if (await me.LeaveAsync())
            {
                Tell(me, new Left(name));
            }
        }
    }

    private async Task ListenAsync(RoomMember me, WebSocketConnection socket, RoomFeed feed, CancellationToken stop)
    {
        using var pace = new Pace();
        var typedAt = DateTime.MinValue;
        await foreach (var bytes in socket.ReadAllAsync(stop))
        {
            var message = Read(bytes);
            if (!pace.Allows())
            {
                if (pace.IsHopeless)
                {
                    await socket.CloseAsync(WebSocketCloseStatus.PolicyViolation, "Too many messages.");
                    return;
                }

                await SendAsync(socket, new Refused("slow-down", "You write faster than anybody reads. This was not stored.", message?.ClientId));
                await pace.WaitAsync(stop); // nothing is read meanwhile, so the sender's side fills up and has to wait as well
                continue;
            }

            switch (message?.Type)
            {
                case "say":
                    await SayAsync(me, socket, feed, message);
                    break;
                case "typing" when DateTime.UtcNow - typedAt >= TypingEvery:
                    typedAt = DateTime.UtcNow;
                    Tell(me, new Typing(me.Name));
                    break;
                case "typing":
                    break;
                case null:
                    await SendAsync(socket, new Refused("bad-message", """This is no JSON object with a type, such as {"type":"say","text":"Hello","clientId":"1"}."""));
                    break;
                default:
                    await SendAsync(socket, new Refused("unknown-type", $"There is no type '{message.Type}'; there are 'say' and 'typing'.", message.ClientId));
                    break;
            }
        }
    }

    private async Task SayAsync(RoomMember me, WebSocketConnection socket, RoomFeed feed, Incoming message)
    {
        var text = message.Text?.Trim() ?? "";
        var refused = message.ClientId is not { Length: > 0 and <= Limits.ClientId }
                ? new Refused("bad-client-id", $"A message has a clientId of 1 to {Limits.ClientId} characters: sent again with the same, it is stored once.")
            : text.Length == 0 ? new Refused("empty-text", "There is nothing to say.", message.ClientId)
            : text.Length > Limits.Text ? new Refused("text-too-long", $"A text has up to {Limits.Text} characters; this one has {text.Length}.", message.ClientId)
            : text.Contains('\0') || message.ClientId.Contains('\0') ? new Refused("bad-message", "There is a NUL character in it.", message.ClientId)
            : null;
        if (refused is not null)
        {
            await SendAsync(socket, refused);
            return;
        }

        try
        {
            var (stored, isNew) = await writer.AddAsync(me.Room, me.Name, text, message.ClientId!);
            if (isNew)
            {
                feed.Say(stored);
            }
            else
            {
                me.Send(RoomFeed.Prepare(stored)); // sent again because the receipt was lost: here is another
            }
        }
        catch (StorageException)
        {
            await SendAsync(socket, new Refused("storage", "It could not be stored. Try again.", message.ClientId));
        }
    }

    private static Incoming? Read(WebSocketMessage message)
    {
        try
        {
            return message.IsText ? JsonSerializer.Deserialize(message.Bytes.Span, ChatJson.Live.Incoming) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ValueTask SendAsync(WebSocketConnection socket, Outgoing message)
        => socket.SendJsonAsync(message, ChatJson.Live.Outgoing);

    /// <summary>Tells the others. It need not have reached other processes when this returns, nor ever: it is no message.</summary>
    private void Tell(RoomMember me, Outgoing news)
        => _ = rooms.SendAsync(me.Room, PreparedMessage.Json(news, ChatJson.Live.Outgoing), except: me).AsTask();
}
