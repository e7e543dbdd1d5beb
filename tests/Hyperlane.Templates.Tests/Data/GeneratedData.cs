using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>A hyperlane-data project on DuckDB, made from the pack and built once, for all tests of this folder.</summary>
public sealed class GeneratedData(TemplatePack pack) : IAsyncLifetime
{
    private readonly TestFolder _folder = new();

    /// <summary>The project.</summary>
    public GeneratedProject Project { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Project = await pack.Hive.CreateAsync("hyperlane-data", "Figures", _folder.Path);
        await Project.BuildAsync();
    }

    /// <summary>A path for a data folder of its own, which does not exist yet.</summary>
    public string NewFolder() => Path.Combine(_folder.Path, Guid.NewGuid().ToString("N"));

    /// <summary>Starts the program on a free port, with a data folder; a new one begins with the bundled dataset.</summary>
    /// <param name="folder">Where it keeps its datasets.</param>
    /// <param name="settings">What else is set, as <c>--Data:QueryTimeout=00:00:01</c>.</param>
    public async Task<DataApp> StartAsync(string folder, params string[] settings) =>
        new(await Project.StartAsync("Production", arguments: [$"--Data:Folder={folder}", .. settings]), folder);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>The tests that share the built project. They run one after another, so that none starves another's program.</summary>
[CollectionDefinition]
public sealed class DataTests : ICollectionFixture<GeneratedData>;
