using System.Text.Json.Nodes;

namespace Hyperlane.OpenApi.Tests;

/// <summary>
/// The build wrote the document of this project to a file (<c>HyperlaneOpenApi</c> in its csproj), without running anything.
/// </summary>
public sealed class BuildFileTests
{
    [Fact]
    public async Task The_file_is_the_document_that_an_app_with_the_usual_settings_serves()
    {
        await using var app = await LibraryApp.StartAsync();
        var served = JsonNode.Parse(await app.Client.GetStringAsync(LibraryApp.Path("/openapi.json")));
        var written = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folders.OfArtifacts("openapi-tests"), "openapi.json")));

        Assert.True(JsonNode.DeepEquals(served, written));
    }
}
