using System.ComponentModel.DataAnnotations;

namespace HyperlaneChat._1;

/// <summary>The rooms and what was said in them, over plain HTTP.</summary>
[Route("/rooms")]
public sealed class RoomEndpoints(MessageStore store, Rooms rooms)
{
    /// <summary>Lists all rooms, by name.</summary>
    [Get]
    public async Task<IReadOnlyList<RoomSummary>> List()
        => await Task.WhenAll((await store.GetRoomsAsync()).Select(CountAsync));

    /// <summary>Creates a room; one that is there stays as it is.</summary>
    /// <returns>201 for a new room, 200 for one that was there.</returns>
    [Post]
    public async Task<Result<RoomSummary>> Create(NewRoom room)
    {
        var isNew = await store.CreateRoomAsync(room.Name);
        var summary = await CountAsync((await store.FindRoomAsync(room.Name))!);
        return isNew ? new Created<RoomSummary>($"/rooms/{Uri.EscapeDataString(room.Name)}/messages", summary) : summary;
    }

    /// <summary>Reads backwards through what was said: the newest messages of a room, or the newest before one.</summary>
    /// <param name="room">The room.</param>
    /// <param name="before">Only messages with smaller ids; null for the newest of all.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>The messages, the oldest first; null, and so 404, where there is no such room.</returns>
    [Get("/{room}/messages")]
    public async Task<IReadOnlyList<ChatMessage>?> Messages(string room, [Range(1, long.MaxValue)] long? before = null, [Range(1, 200)] int limit = 50)
        => await store.FindRoomAsync(room) is null ? null : await store.GetBeforeAsync(room, before ?? long.MaxValue, limit);

    private async Task<RoomSummary> CountAsync(RoomSummary room)
        => room with { Members = (await rooms.GetMembersAsync(room.Name)).Count };
}
