using System.Data.Common;
using System.Threading.Channels;

namespace HyperlaneChat._1;

/// <summary>
/// Stores messages. What comes while a transaction is being committed waits, and goes into the next one together: the
/// disk is asked once for many messages, however many people speak at the same time.
/// </summary>
public sealed class MessageWriter(ChatDatabase database, TimeProvider clock, ILogger<MessageWriter> logger) : BackgroundService
{
    private const int MostAtOnce = 500;

    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(10_000);

    /// <summary>Stores a message, under the next id of its room. When the task is done, the message is on the disk.</summary>
    /// <returns>The message as it is stored, and false if it was already: the same sender used this <paramref name="clientId"/> before.</returns>
    /// <exception cref="StorageException">The database is not there, or full; nothing was stored.</exception>
    public async Task<(ChatMessage Message, bool IsNew)> AddAsync(string room, string sender, string text, string clientId)
    {
        var waiting = new Waiting(room, sender, text, clientId);
        await _waiting.Writer.WriteAsync(waiting);
        return await waiting.Done.Task;
    }

    /// <summary>Stores what still waits. The server has stopped before, so nothing more comes.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await (ExecuteTask ?? Task.CompletedTask).WaitAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            var batch = new List<Waiting>();
            while (batch.Count < MostAtOnce && _waiting.Reader.TryRead(out var waiting))
            {
                batch.Add(waiting);
            }

            await StoreAsync(batch);
        }
    }

    private async Task StoreAsync(List<Waiting> batch)
    {
        try
        {
            var stored = await database.RunAsync(connection => StoreAsync(connection, batch));
            foreach (var (waiting, message, isNew) in stored)
            {
                waiting.Done.SetResult((message, isNew));
            }
        }
        catch (DbException error)
        {
            logger.LogError(error, "{Count} messages could not be stored", batch.Count);
            batch.ForEach(waiting => waiting.Done.SetException(new StorageException(error)));
        }
    }

    private async Task<List<(Waiting, ChatMessage, bool)>> StoreAsync(DbConnection connection, List<Waiting> batch)
    {
        var stored = new List<(Waiting, ChatMessage, bool)>();
        await using var transaction = await connection.BeginTransactionAsync();

        // Room by room, in one order: processes that wait for each other's rooms would otherwise do so for ever.
        foreach (var room in batch.GroupBy(waiting => waiting.Room).OrderBy(room => room.Key, StringComparer.Ordinal))
        {
            await using var find = Command($"SELECT last_id FROM rooms WHERE name = @room {ChatDatabase.ForUpdate}", ("@room", room.Key));
            var lastId = (long)(await find.ExecuteScalarAsync())!;
            foreach (var waiting in room)
            {
                if (await FindAsync(waiting) is { } known)
                {
                    stored.Add((waiting, known, false));
                    continue;
                }

                var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
                var message = new ChatMessage(++lastId, waiting.Sender, waiting.Text, now.UtcDateTime, waiting.ClientId);
                await using var insert = Command(
                    """
                    INSERT INTO messages (room, id, sender, text, at, client_id) VALUES (@room, @id, @sender, @text, @at, @clientId);
                    UPDATE rooms SET last_id = @id, last_at = @at WHERE name = @room
                    """,
                    ("@room", room.Key), ("@id", lastId), ("@sender", message.From), ("@text", message.Text),
                    ("@at", now.ToUnixTimeMilliseconds()), ("@clientId", message.ClientId));
                await insert.ExecuteNonQueryAsync();
                stored.Add((waiting, message, true));
            }
        }

        await transaction.CommitAsync();
        return stored;

        async Task<ChatMessage?> FindAsync(Waiting waiting)
        {
            await using var find = Command(
                "SELECT id, text, at FROM messages WHERE room = @room AND sender = @sender AND client_id = @clientId",
                ("@room", waiting.Room), ("@sender", waiting.Sender), ("@clientId", waiting.ClientId));
            await using var row = await find.ExecuteReaderAsync();
            return await row.ReadAsync()
                ? new ChatMessage(row.GetInt64(0), waiting.Sender, row.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)).UtcDateTime, waiting.ClientId)
                : null;
        }

        DbCommand Command(string sql, params ReadOnlySpan<(string, object?)> parameters)
        {
            var command = ChatDatabase.Command(connection, sql, parameters);
            command.Transaction = transaction;
            return command;
        }
    }

    /// <summary>A message that waits to be stored, and whom to tell.</summary>
    private sealed record Waiting(string Room, string Sender, string Text, string ClientId)
    {
        // The writer goes on at once, whatever those who wait do next.
        public TaskCompletionSource<(ChatMessage, bool)> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>A message could not be stored.</summary>
public sealed class StorageException(Exception inner) : Exception("The message could not be stored.", inner);
