using System.ComponentModel.DataAnnotations;

namespace HyperlaneChat._1;

/// <summary>The rooms and what was said in them, over plain HTTP.</summary>
[Route("/rooms")]
public sealed class RoomEndpoints(RoomDirectory directory, MessageStore store)
{
    /// <summary>Lists the rooms, by name, in pages. What it says may be a second old.</summary>
    /// <param name="after">Only rooms whose names come after this one: the last of the page before. Null for the first page.</param>
    /// <param name="limit">How many at most; fewer are the last page.</param>
    [Get]
    public async Task<IReadOnlyList<RoomSummary>> List(string? after = null, [Range(1, 500)] int limit = 200)
        => [.. (await directory.GetAsync()).SkipWhile(room => after is not null && string.CompareOrdinal(room.Name, after) <= 0)
            .Take(limit)];

    /// <summary>Creates a room; one that is there stays as it is.</summary>
    /// <returns>201 for a new room, 200 for one that was there; 409 when there are too many, and 429 when too many come from one
    /// address.</returns>
    [Post]
    public async Task<Result<RoomSummary>> Create(NewRoom room, HttpContext context)
    {
        try
        {
            var (summary, isNew) = await directory.CreateAsync(room.Name.Normalize(), context.RemoteEndPoint);
            return isNew ? new Created<RoomSummary>($"/rooms/{Uri.EscapeDataString(summary.Name)}/messages", summary) : summary;
        }
        catch (RoomRefusedException refused)
        {
            if (refused.RetryAfter is not { } wait)
            {
                return Problem.Conflict(refused.Message);
            }

            context.Response.Headers["Retry-After"] = $"{Math.Ceiling(wait.TotalSeconds)}";
            return Problem.TooManyRequests(refused.Message);
        }
    }

    /// <summary>Reads backwards through what was said: the newest messages of a room, or the newest before one.</summary>
    /// <param name="room">The room.</param>
    /// <param name="before">Only messages with smaller ids; null for the newest of all.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>The messages, the oldest first; null, and so 404, where there is no such room.</returns>
    [Get("/{room}/messages")]
    public async Task<IReadOnlyList<ChatMessage>?> Messages(
        [RoomName] string room, [Range(1, long.MaxValue)] long? before = null, [Range(1, 200)] int limit = 50)
        => await store.FindRoomAsync(room = room.Normalize()) is null
            ? null
            : await store.GetBeforeAsync(room, before ?? long.MaxValue, limit);
}
