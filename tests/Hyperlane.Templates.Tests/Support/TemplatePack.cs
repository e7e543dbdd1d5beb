using System.IO.Compression;

namespace Hyperlane.Templates.Tests.Support;

/// <summary>
/// The pack under test, made by the command the README names, and a hive it is installed in. An assembly fixture: a test class
/// takes it in its constructor. It is packed apart from artifacts/package, so a pack the user made stays. Where the variable
/// HYPERLANE_PACK names a .nupkg, that one is tested as it is, which spares the minutes that packing takes.
/// </summary>
public sealed class TemplatePack : IAsyncLifetime
{
    private readonly TestFolder _hiveFolder = new();

    /// <summary>The repository's root.</summary>
    public string Repository { get; } = Hyperlane.Templates.Manifest.Repository.FindRoot(AppContext.BaseDirectory);

    /// <summary>The path of Hyperlane.Templates.(version).nupkg.</summary>
    public string PackagePath { get; private set; } = "";

    /// <summary>The version of the pack, and of the SDK inside it.</summary>
    public string Version { get; private set; } = "";

    /// <summary>A hive with the pack installed. Only create projects from it; who changes a hive makes one of their own.</summary>
    public Hive Hive { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        const string name = "Hyperlane.Templates.";
        PackagePath = Environment.GetEnvironmentVariable("HYPERLANE_PACK") ?? await PackAsync(name);
        Version = Path.GetFileNameWithoutExtension(PackagePath)[name.Length..];
        Hive = await Hive.InstallAsync(_hiveFolder.Path, PackagePath);
    }

    /// <summary>Opens the package as the zip it is.</summary>
    public ZipArchive Open() => ZipFile.OpenRead(PackagePath);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _hiveFolder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string> PackAsync(string name)
    {
        var artifacts = Path.Combine(Repository, "artifacts", "templates-tests", "pack");

        // The build of this project has run the analyzers over the same sources.
        await Dotnet.RunAsync(Repository, "pack", "pack.proj", $"-p:ArtifactsPath={artifacts}", "-p:RunAnalyzers=false");
        return Assert.Single(Directory.GetFiles(Path.Combine(artifacts, "package"), name + "*.nupkg"));
    }
}
