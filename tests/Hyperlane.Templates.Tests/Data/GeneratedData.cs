using Hyperlane.Templates.Tests.Support;
using Npgsql;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>
/// The hyperlane-data project on each engine, made from the pack and built once, for all tests of this folder; and of each a
/// running service, for those that can share it.
/// </summary>
public sealed class GeneratedData(TemplatePack pack) : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private readonly Dictionary<string, DataApp> _shared = [];
    private GeneratedProject? _onPostgres;
    private PostgresServer? _server;
    private BigFile? _big;

    /// <summary>What the template's <c>--engine</c> takes.</summary>
    public static TheoryData<string> Engines => ["duckdb", "postgres"];

    /// <summary>How many rows <see cref="Big"/> has.</summary>
    public const int BigRows = 3_200_000;

    /// <summary>A file of 200 MB.</summary>
    public BigFile Big => _big ??= new BigFile(BigRows);

    /// <summary>The project on DuckDB.</summary>
    public GeneratedProject Project { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Project = await pack.Hive.CreateAsync("hyperlane-data", "Figures", _folder.Path);
        await Project.BuildAsync();
    }

    /// <summary>The project on PostgreSQL, once a test has used it.</summary>
    public GeneratedProject OnPostgres => _onPostgres!;

    /// <summary>A path for a data folder of its own, which does not exist yet.</summary>
    public string NewFolder() => Path.Combine(_folder.Path, Guid.NewGuid().ToString("N"));

    /// <summary>Starts the program on a free port, with a data folder; a new one begins with the bundled dataset.</summary>
    /// <param name="folder">Where it keeps its datasets.</param>
    /// <param name="settings">What else is set, as <c>--Data:QueryTimeout=00:00:01</c>.</param>
    public Task<DataApp> StartAsync(string folder, params string[] settings) => StartAsync(new DataPlace("duckdb", folder, null), settings);

    /// <summary>Starts the program where its data is or will be.</summary>
    public async Task<DataApp> StartAsync(DataPlace place, params string[] settings)
    {
        string[] postgres = place.Database is null ? []
            : [$"--Data:Postgres={place.Database}",
                $"--Data:PostgresReader={new NpgsqlConnectionStringBuilder(place.Database) { Username = "data_reader", Password = "data_reader" }}"];
        var app = await (place.Database is null ? Project : _onPostgres!)
            .StartAsync("Production", arguments: [$"--Data:Folder={place.Folder}", .. postgres, .. settings]);
        return new DataApp(app, place);
    }

    /// <summary>The service of an engine that tests share. Each test has datasets with names of their own.</summary>
    public async Task<DataApp> OnAsync(string engine)
    {
        if (!_shared.TryGetValue(engine, out var app))
        {
            _shared[engine] = app = await StartAsync(await NewPlaceAsync(engine));
        }

        return app;
    }

    /// <summary>A place with nothing in it.</summary>
    public async Task<DataPlace> NewPlaceAsync(string engine)
    {
        if (engine != "postgres")
        {
            return new DataPlace(engine, NewFolder(), null);
        }

        _server ??= await PostgresServer.StartAsync();
        if (_onPostgres is null)
        {
            var project = await pack.Hive.CreateAsync("hyperlane-data", "Ledgers", _folder.Path, "--engine", "postgres");
            await project.BuildAsync();
            _onPostgres = project;
        }

        var name = $"data{Guid.NewGuid():N}";
        await using var server = NpgsqlDataSource.Create(_server.ConnectionString);
        await using var create = server.CreateCommand($"CREATE DATABASE {name}");
        await create.ExecuteNonQueryAsync();
        return new DataPlace(engine, NewFolder(),
            new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Database = name }.ConnectionString);
    }

    /// <summary>Whatever a test did to the shared services, they go on.</summary>
    public async Task EnsureWellAsync()
    {
        foreach (var app in _shared.Values)
        {
            await app.EnsureWellAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var app in _shared.Values)
        {
            await app.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _big?.Dispose();
        _folder.Dispose();
    }
}

/// <summary>The tests that share the built projects. They run one after another, so that none starves another's program.</summary>
[CollectionDefinition]
public sealed class DataTests : ICollectionFixture<GeneratedData>;
