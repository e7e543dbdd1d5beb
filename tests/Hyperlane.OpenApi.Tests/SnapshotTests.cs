
namespace Hyperlane.OpenApi.Tests;

/// <summary>The whole document, as it was when somebody last looked at it.</summary>
public sealed class SnapshotTests
{
    /// <summary>Set UPDATE_SNAPSHOTS=1 to take what comes out for what should, then look at the difference.</summary>
    [Fact]
    public async Task The_document_is_the_one_that_was_looked_at()
    {
        await using var app = await LibraryApp.StartAsync();
        var document = await app.Client.GetStringAsync(LibraryApp.Path("/openapi.json")) + "\n";
        var path = Folders.OfProject("Snapshots", "library.json");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            await File.WriteAllTextAsync(path, document);
        }

        Assert.Equal((await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n"), document);
    }
}
