using System.Data.Common;

namespace HyperlaneChat._1;

/// <summary>Reads rooms and messages.</summary>
public sealed class MessageStore(ChatDatabase database)
{
    private const int PageSize = 200;
    private const string Columns = "id, sender, text, at, client_id";

    public Task<List<RoomSummary>> GetRoomsAsync()
        => QueryAsync("SELECT name, last_id, last_at FROM rooms ORDER BY name", ReadRoom);

    /// <returns>Null if there is no such room.</returns>
    public async Task<RoomSummary?> FindRoomAsync(string name)
        => (await QueryAsync("SELECT name, last_id, last_at FROM rooms WHERE name = @name", ReadRoom, ("@name", name))).FirstOrDefault();

    /// <returns>False if it was there.</returns>
    public async Task<bool> CreateRoomAsync(string name)
        => await FindRoomAsync(name) is null && await database.RunAsync(async connection =>
        {
            await using var command = ChatDatabase.Command(connection, "INSERT INTO rooms (name) VALUES (@name) ON CONFLICT DO NOTHING", ("@name", name));
            return await command.ExecuteNonQueryAsync();
        }) > 0;

    /// <summary>The newest messages before one, the oldest first.</summary>
    public async Task<IReadOnlyList<ChatMessage>> GetBeforeAsync(string room, long before, int limit)
    {
        var messages = await QueryAsync(
            $"SELECT {Columns} FROM messages WHERE room = @room AND id < @before ORDER BY id DESC LIMIT @limit",
            ReadMessage, ("@room", room), ("@before", before), ("@limit", limit));
        messages.Reverse();
        return messages;
    }

    /// <summary>The messages after one and up to another, the oldest first, however many.</summary>
    public async IAsyncEnumerable<ChatMessage> GetBetweenAsync(string room, long after, long upTo)
    {
        while (after < upTo)
        {
            var page = await QueryAsync(
                $"SELECT {Columns} FROM messages WHERE room = @room AND id > @after AND id <= @upTo ORDER BY id LIMIT {PageSize}",
                ReadMessage, ("@room", room), ("@after", after), ("@upTo", upTo));
            foreach (var message in page)
            {
                yield return message;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            after = page[^1].Id;
        }
    }

    private static RoomSummary ReadRoom(DbDataReader row)
        => new(row.GetString(0), 0, row.GetInt64(1), row.IsDBNull(2) ? null : ToTime(row.GetInt64(2)));

    private static ChatMessage ReadMessage(DbDataReader row)
        => new(row.GetInt64(0), row.GetString(1), row.GetString(2), ToTime(row.GetInt64(3)), row.GetString(4));

    private static DateTime ToTime(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime;

    private Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read, params (string Name, object? Value)[] parameters)
        => database.RunAsync(async connection =>
        {
            await using var command = ChatDatabase.Command(connection, sql, parameters);
            await using var row = await command.ExecuteReaderAsync();
            var found = new List<T>();
            while (await row.ReadAsync())
            {
                found.Add(read(row));
            }

            return found;
        });
}
