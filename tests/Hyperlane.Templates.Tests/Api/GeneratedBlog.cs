using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Api;

/// <summary>A hyperlane-api project, made from the pack and built once, for all tests of this folder.</summary>
public sealed class GeneratedBlog(TemplatePack pack) : IAsyncLifetime
{
    private readonly TestFolder _folder = new();

    /// <summary>The project.</summary>
    public GeneratedProject Project { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Project = await pack.Hive.CreateAsync("hyperlane-api", "Blog", _folder.Path);
        await Project.BuildAsync();
    }

    /// <summary>A path for a database of its own.</summary>
    public string NewDatabase() => Path.Combine(_folder.Path, Guid.NewGuid().ToString("N"), "blog.db");

    /// <summary>Starts the program on a database; in Production it begins empty.</summary>
    public async Task<Blog> StartAsync(string database, string environment = "Production") =>
        new(await Project.StartAsync(environment, arguments: $"--Blog:Database={database}"));

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>The tests that share the built project. They run one after another, so that none starves another's program.</summary>
[CollectionDefinition]
public sealed class BlogTests : ICollectionFixture<GeneratedBlog>, ICollectionFixture<NativeBlog>;
