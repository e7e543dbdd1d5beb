using System.Data.Common;

namespace Hyperlane.Templates.Tests.Chat;

/// <summary>A running chat, and its database, with which the test does what an administrator may do.</summary>
public sealed class ChatOnDatabase(RunningApp app, DbConnection database) : IAsyncDisposable
{
    private const int Attempts = 20;

    // Within this time others are answered, whatever one of them does. A machine that is busy with other things gets some attempts.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(1);

    /// <summary>The program.</summary>
    public RunningApp App => app;

    /// <summary>Where it is.</summary>
    public Uri Url => app.Url;

    /// <summary>Changes the database behind the program's back.</summary>
    public async Task ExecuteAsync(string sql)
    {
        if (database.State != System.Data.ConnectionState.Open)
        {
            await database.OpenAsync();
        }

        await using var command = database.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Removes a room, as the only way there is.</summary>
    public Task RemoveAsync(string room)
        => ExecuteAsync($"DELETE FROM messages WHERE room = '{room}'; DELETE FROM rooms WHERE name = '{room}'");

    /// <summary>The program lives: somebody else is heard, and answered at once.</summary>
    public async Task EnsureWellAsync(ChatClient other)
    {
        var id = Guid.NewGuid().ToString();
        await other.SayAsync("Is anybody there?", id);
        while ((string?)(await other.NextAsync())!["clientId"] != id)
        {
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await app.Client.GetStringAsync(new Uri("/rooms", UriKind.Relative)).WaitAsync(Bound);
                return;
            }
            catch (TimeoutException) when (attempt < Attempts)
            {
                // Once more.
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await app.DisposeAsync();
    }
}
