
namespace Hyperlane.OpenApi.Tests;

/// <summary>The tools, and the document as the app serves it.</summary>
public sealed class Npm() : NpmFolder(Folders.OfProject("Client"), Folders.OfArtifacts("openapi-client"))
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var app = await LibraryApp.StartAsync();
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "openapi.json"),
            await app.Client.GetStringAsync(LibraryApp.Path("/openapi.json")));
    }
}
