using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using System.Text.Json;

namespace HyperlaneChat._1;

/// <summary>A person in a room: what they hear and what they say, over one WebSocket.</summary>
[Route("/rooms/{room}")]
public sealed class LiveEndpoint(Rooms rooms, RoomFeeds feeds, RoomDirectory directory, MessageStore store, MessageWriter writer)
{
    private const WebSocketCloseStatus TryAgainLater = (WebSocketCloseStatus)1013;
    private const WebSocketCloseStatus RoomGone = (WebSocketCloseStatus)4404;
    private const WebSocketCloseStatus NameTaken = (WebSocketCloseStatus)4409;

    private static readonly TimeSpan TypingEvery = TimeSpan.FromSeconds(1);

    /// <summary>Joins a room, to hear and to speak. The room need not be there: the first thing said creates it.</summary>
    /// <param name="room">The room.</param>
    /// <param name="name">The name to go by.</param>
    /// <param name="socket">The connection.</param>
    /// <param name="stop">Fires when the server stops.</param>
    /// <param name="after">Messages after this id are sent first: what was missed. Null for none.</param>
    /// <param name="session">
    /// A secret of the client's: with it, it takes its name from a connection of its own that is dead. It comes as a subprotocol,
    /// which browsers can send and, unlike a part of the address, nobody writes into a log.
    /// </param>
    [WebSocket("/live", SubProtocols = ["chat"])]
    public async Task Live(
        [RoomName] string room,
        [MemberName] string name,
        WebSocketConnection socket,
        CancellationToken stop,
        [Range(0, long.MaxValue)] long? after = null,
        [FromHeader(Name = "Sec-WebSocket-Protocol")] Session? session = null)
    {
        try
        {
            await ServeAsync(room.Normalize(), name.Normalize(), socket, after, session?.Secret, stop);
        }
        catch (StorageException error)
        {
            await SendAsync(socket, new Refused("storage", error.Message));
            await socket.CloseAsync(TryAgainLater, "The database does not answer.");
        }
        catch (NoSuchRoomException)
        {
            await socket.CloseAsync(RoomGone, "The room was removed.");
        }
    }

    private async Task ServeAsync(
        string room, string name, WebSocketConnection socket, long? after, string? session, CancellationToken stop)
    {
        room = await directory.SpellAsync(room);
        await using var lease = await feeds.UseAsync(room, stop);
        var feed = lease.Value;
        await using var taken = await feeds.TakeNameAsync(room, name, session);
        await using var me = taken is null ? null : await rooms.TryEnterAsync(room, name, session, stop);
        if (me is null)
        {
            await SendAsync(socket, new Refused("name-taken",
                $"Somebody in this room is called {name}, or something that looks the same."));
            await socket.CloseAsync(NameTaken, "The name is taken.");
            return;
        }

        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stop, feed.Gone);
        try
        {
            // From Connect on, nothing said in the room is lost to this member: it waits until Open.
            var lastId = feed.Connect(me, socket);
            if (!me.IsBack)
            {
                feeds.Tell(room, new Joined(name), except: me); // before the welcome: who has that is known to the others
            }

            await SendAsync(socket, new Welcome(room, name, await rooms.GetMembersAsync(room), lastId));
            await foreach (var missed in store.GetBetweenAsync(room, Math.Max(after ?? lastId, lastId - Limits.Missed), lastId))
            {
                await SendAsync(socket, missed);
            }

            me.Open();
            await ListenAsync(me, socket, feed, ends.Token);
        }
        catch (OperationCanceledException) when (feed.Gone.IsCancellationRequested)
        {
            throw new NoSuchRoomException(room);
        }
        finally
        {
            if (await me.LeaveAsync())
            {
                feeds.Tell(room, new Left(name), except: me);
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

                await SendAsync(socket, new Refused("slow-down", "You write faster than anybody reads. This was not stored.",
                    message?.ClientId));
                await Pace.WaitAsync(stop); // nothing is read meanwhile, so the sender's side fills up and has to wait as well
                continue;
            }

            switch (message?.Type)
            {
                case "say":
                    await SayAsync(me, socket, feed, message);
                    break;
                case "typing" when DateTime.UtcNow - typedAt >= TypingEvery:
                    typedAt = DateTime.UtcNow;
                    feeds.Tell(me.Room, new Typing(me.Name), except: me);
                    break;
                case "typing":
                    break;
                case "ping":
                    await SendAsync(socket, new Pong());
                    break;
                case null:
                    await SendAsync(socket, new Refused("bad-message",
                        """This is no JSON object with a type, such as {"type":"say","text":"Hello","clientId":"1"}."""));
                    break;
                default:
                    await SendAsync(socket, new Refused("unknown-type",
                        $"There is no type '{message.Type}'; there are 'say', 'typing' and 'ping'.", message.ClientId));
                    break;
            }
        }
    }

    private async Task SayAsync(RoomMember me, WebSocketConnection socket, RoomFeed feed, Incoming message)
    {
        var text = message.Text?.Trim() ?? "";
        var refused = text.Contains('\0') || message.ClientId?.Contains('\0') == true
                ? new Refused("bad-message", "There is a NUL character in it.", message.ClientId)
            : message.ClientId is not { Length: > 0 and <= Limits.ClientId }
                ? new Refused("bad-client-id",
                    $"A message has a clientId of 1 to {Limits.ClientId} characters: sent again with the same, it is stored once.")
            : Names.IsBlank(text) ? new Refused("empty-text", "There is nothing to say.", message.ClientId)
            : text.Length > Limits.Text
            ? new Refused("text-too-long", $"A text has up to {Limits.Text} characters; this one has {text.Length}.", message.ClientId)
            : null;
        if (refused is not null)
        {
            await SendAsync(socket, refused);
            return;
        }

        try
        {
            if (!feed.IsStored)
            {
                var (room, isCreated) = await directory.CreateAsync(me.Room, socket.RemoteEndPoint);
                feed.Store(room, isCreated);
            }

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
        catch (RoomRefusedException error)
        {
            await SendAsync(socket, new Refused("no-such-room", error.Message, message.ClientId));
        }
        catch (NoSuchRoomException)
        {
            await SendAsync(socket, new Refused("no-such-room", "This room was removed. Come in again to begin it anew.",
                message.ClientId));
            feed.End();
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
}

/// <summary>The secret in <c>Sec-WebSocket-Protocol: chat, session.(secret)</c>; null for none.</summary>
public sealed record Session(string? Secret) : IParsable<Session>
{
    private const string Prefix = "session.";

    public static Session Parse(string s, IFormatProvider? provider)
        => TryParse(s, provider, out var session) ? session : throw new FormatException("A session has 8 to 64 characters.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Session result)
    {
        var secret = (s ?? "").Split(',', StringSplitOptions.TrimEntries)
            .FirstOrDefault(protocol => protocol.StartsWith(Prefix, StringComparison.Ordinal))?[Prefix.Length..];
        result = secret is null or { Length: >= 8 and <= 64 } ? new Session(secret) : null;
        return result is not null;
    }
}
