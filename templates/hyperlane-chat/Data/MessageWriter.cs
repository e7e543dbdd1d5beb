using System.Data.Common;
using System.Threading.Channels;

namespace HyperlaneChat._1;

/// <summary>
/// Stores messages. What comes while a transaction is being committed waits, and goes into the next one together: the
/// disk is asked once for many messages, however many people speak at the same time.
/// </summary>
public sealed class MessageWriter(ChatDatabase database, TimeProvider clock, ILogger<MessageWriter> logger) : BackgroundService
{
    private const int MaxAtOnce = 500;

    private static readonly TimeSpan RetryFor = TimeSpan.FromSeconds(5);

    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(10_000);

    /// <summary>Stores a message, under the next id of its room. When the task is done, the message is on the disk.</summary>
    /// <exception cref="StorageException">The database is not there, or full; nothing was stored.</exception>
    /// <exception cref="NoSuchRoomException">The room is not in the database, or no longer.</exception>
    public async Task<StoredMessage> AddAsync(string room, string sender, string text, string clientId)
    {
        var waiting = new Waiting(room, sender, text, clientId);
        try
        {
            await _waiting.Writer.WriteAsync(waiting);
        }
        catch (ChannelClosedException)
        {
            throw new StorageException(); // the server stops
        }

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
            while (batch.Count < MaxAtOnce && _waiting.Reader.TryRead(out var waiting))
            {
                batch.Add(waiting);
            }

            await StoreAsync(batch);
        }
    }

    /// <summary>
    /// Whatever becomes of a message, who waits for it is told, and this loop goes on: without it, nobody could say anything any more.
    /// </summary>
    private async Task StoreAsync(List<Waiting> batch)
    {
        var began = clock.GetTimestamp();
        if (await TryStoreAsync(batch) is not { } error)
        {
            return;
        }

        // One message may have failed the others, so each is tried by itself; but not for long, as the database may be away.
        var failed = 0;
        foreach (var waiting in batch)
        {
            var own = batch.Count > 1 && clock.GetElapsedTime(began) < RetryFor ? await TryStoreAsync([waiting]) : error;
            if (own is not null)
            {
                (failed, error) = (failed + 1, own);
                waiting.Done.SetException(new StorageException());
            }
        }

        logger.LogError(error, "{Failed} of {Count} messages could not be stored", failed, batch.Count);
    }

    /// <returns>Why nothing was stored; null where that is done.</returns>
    private async Task<Exception?> TryStoreAsync(List<Waiting> batch)
    {
        try
        {
            foreach (var (waiting, stored) in await database.RunAsync(connection => WriteAsync(connection, batch)))
            {
                if (stored is not null)
                {
                    waiting.Done.SetResult(stored);
                }
                else
                {
                    waiting.Done.SetException(new NoSuchRoomException(waiting.Room));
                }
            }

            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    /// <returns>What was stored of each; null where the room is gone.</returns>
    private async Task<List<(Waiting, StoredMessage?)>> WriteAsync(DbConnection connection, List<Waiting> batch)
    {
        var stored = new List<(Waiting, StoredMessage?)>();
        await using var transaction = await connection.BeginTransactionAsync();

        // Room by room, in one order: processes that wait for each other's rooms would otherwise do so for ever.
        foreach (var room in batch.GroupBy(waiting => waiting.Room).OrderBy(room => room.Key, StringComparer.Ordinal))
        {
            await using var find = Command($"SELECT last_id FROM rooms WHERE name = @room {ChatDatabase.ForUpdate}", ("@room", room.Key));
            if (await find.ExecuteScalarAsync() is not long lastId)
            {
                stored.AddRange(room.Select(waiting => (waiting, (StoredMessage?)null))); // somebody has removed it
                continue;
            }

            foreach (var waiting in room)
            {
                if (await FindAsync(waiting) is { } known)
                {
                    stored.Add((waiting, new StoredMessage(known, IsNew: false)));
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
                stored.Add((waiting, new StoredMessage(message, IsNew: true)));
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
                ? new ChatMessage(row.GetInt64(0), waiting.Sender, row.GetString(1),
                    DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)).UtcDateTime, waiting.ClientId)
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
        public TaskCompletionSource<StoredMessage> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>A message as it is stored; <c>IsNew</c> is false if it was already: its sender used the same <c>clientId</c> before.</summary>
public sealed record StoredMessage(ChatMessage Message, bool IsNew);

/// <summary>
/// The database is away, full or broken. The log says which; a client learns no more than it needs, and over HTTP by a 503.
/// </summary>
public sealed class StorageException() : ProblemException(503, "The database does not answer. Try again.");

/// <summary>A room is not in the database, or no longer.</summary>
public sealed class NoSuchRoomException(string room) : Exception($"There is no room '{room}'.");
