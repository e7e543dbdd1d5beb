using System.Data.Common;

namespace HyperlaneChat._1;

/// <summary>
/// Reads rooms and messages, and creates rooms. Where the database fails, all of it throws <see cref="StorageException"/>.
/// </summary>
public sealed class MessageStore(ChatDatabase database, ILogger<MessageStore> logger)
{
    private const int PageSize = 200;
    private const string Columns = "id, sender, text, at, client_id";
    private const string Rooms = "SELECT name, last_id, last_at FROM rooms";

    public Task<List<RoomSummary>> GetRoomsAsync() => QueryAsync(Rooms, ReadRoom);

    /// <returns>Null if there is no such room.</returns>
    public async Task<RoomSummary?> FindRoomAsync(string name)
        => (await QueryAsync(Rooms + " WHERE name = @name", ReadRoom, ("@name", name))).FirstOrDefault();

    /// <summary>Creates a room, unless there is one whose name looks the same, or there are <paramref name="most"/> rooms.</summary>
    /// <returns>The room as it was created, or the one that was there, and false for that; null for too many.</returns>
    public Task<(RoomSummary Room, bool IsNew)?> CreateRoomAsync(string name, int most)
        => RunAsync<(RoomSummary, bool)?>(async connection =>
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using var turn = Command(ChatDatabase.TakeTurn);
        await turn.ExecuteNonQueryAsync();

        await using var find = Command(Rooms);
        var rooms = await ReadAllAsync(find, ReadRoom);
        var key = Names.KeyOf(name);
        if (rooms.Find(room => Names.KeyOf(room.Name) == key) is { } alike)
        {
            return (alike, false);
        }

        if (rooms.Count >= most)
        {
            return null;
        }

        // Where only the row of a room was deleted, its messages are still there, and their ids are taken.
        await using var insert = Command(
            """
            INSERT INTO rooms (name, last_id, last_at)
            SELECT @name, COALESCE(MAX(id), 0), MAX(at) FROM messages WHERE room = @name
            """);
        await insert.ExecuteNonQueryAsync();
        await using var read = Command(Rooms + " WHERE name = @name");
        var created = await ReadAllAsync(read, ReadRoom);
        await transaction.CommitAsync();
        return (created[0], true);

        DbCommand Command(string sql)
        {
            var command = ChatDatabase.Command(connection, sql, ("@name", name));
            command.Transaction = transaction;
            return command;
        }
    });

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
        => RunAsync(async connection =>
        {
            await using var command = ChatDatabase.Command(connection, sql, parameters);
            return await ReadAllAsync(command, read);
        });

    private static async Task<List<T>> ReadAllAsync<T>(DbCommand command, Func<DbDataReader, T> read)
    {
        await using var row = await command.ExecuteReaderAsync();
        var found = new List<T>();
        while (await row.ReadAsync())
        {
            found.Add(read(row));
        }

        return found;
    }

    private async Task<T> RunAsync<T>(Func<DbConnection, Task<T>> work)
    {
        try
        {
            return await database.RunAsync(work);
        }
        catch (DbException error)
        {
            logger.LogError(error, "The database could not be read");
            throw new StorageException();
        }
    }
}
