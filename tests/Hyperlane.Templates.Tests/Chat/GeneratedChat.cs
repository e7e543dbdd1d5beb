using Hyperlane.Templates.Tests.Support;
using Npgsql;

namespace Hyperlane.Templates.Tests.Chat;

/// <summary>
/// The hyperlane-chat project, made from the pack and built once, for all tests that need no Redis; on PostgreSQL when the first test asks
/// for it.
/// </summary>
public sealed class GeneratedChat(TemplatePack pack) : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private GeneratedProject? _onPostgres;
    private PostgresServer? _server;

    /// <summary>What the template's <c>--database</c> takes.</summary>
    public static TheoryData<string> Databases => ["sqlite", "postgres"];

    /// <summary>The project, on SQLite.</summary>
    public GeneratedProject Project { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Project = await pack.Hive.CreateAsync("hyperlane-chat", "Chat", _folder.Path);
        await Project.BuildAsync();
    }

    /// <summary>A path for a database of its own.</summary>
    public string NewDatabase() => Path.Combine(_folder.Path, Guid.NewGuid().ToString("N"), "chat.db");

    /// <summary>Starts the program on a database.</summary>
    /// <param name="database">The file.</param>
    /// <param name="port">Where it listens; 0 for any free port.</param>
    /// <param name="settings">What else is set.</param>
    public Task<RunningApp> StartAsync(string database, int port = 0, params string[] settings)
        => Project.StartAsync("Production", arguments: ["--urls", $"http://127.0.0.1:{port}", $"--Chat:Database={database}", .. settings]);

    /// <summary>Starts the program on a new database of a kind, into which the test can look.</summary>
    public async Task<ChatOnDatabase> OnAsync(string database, params string[] settings)
    {
        if (database != "postgres")
        {
            var path = NewDatabase();
            return new ChatOnDatabase(await StartAsync(path, 0, settings),
                new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False"));
        }

        var place = await NewPostgresAsync();
        return new ChatOnDatabase(await _onPostgres!.StartAsync("Production", arguments: [$"--Chat:Database={place}", .. settings]),
            new NpgsqlConnection(place + ";Pooling=False"));
    }

    /// <summary>The project on PostgreSQL.</summary>
    public async Task<GeneratedProject> OnPostgresAsync()
    {
        _server ??= await PostgresServer.StartAsync();
        if (_onPostgres is null)
        {
            var project = await pack.Hive.CreateAsync("hyperlane-chat", "Talk", _folder.Path, "--database", "postgres");
            await project.BuildAsync();
            _onPostgres = project;
        }

        return _onPostgres;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task<string> NewPostgresAsync()
    {
        await OnPostgresAsync();
        var name = $"chat{Guid.NewGuid():N}";
        await using var server = NpgsqlDataSource.Create(_server!.ConnectionString);
        await using var create = server.CreateCommand($"CREATE DATABASE {name}");
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Database = name }.ConnectionString;
    }
}

/// <summary>The tests that share the built project. They run one after another, so that none starves another's program.</summary>
[CollectionDefinition]
public sealed class ChatTests : ICollectionFixture<GeneratedChat>;
