using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Chat;

/// <summary>A hyperlane-chat project, made from the pack and built once, for all tests that need no Redis and no PostgreSQL.</summary>
public sealed class GeneratedChat(TemplatePack pack) : IAsyncLifetime
{
    private readonly TestFolder _folder = new();

    /// <summary>The project.</summary>
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

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>The tests that share the built project. They run one after another, so that none starves another's program.</summary>
[CollectionDefinition]
public sealed class ChatTests : ICollectionFixture<GeneratedChat>;
