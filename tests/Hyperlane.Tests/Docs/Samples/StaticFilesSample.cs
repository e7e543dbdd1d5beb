using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.Docs.Samples;

public sealed class StaticFilesSample
{
    [Fact]
    public async Task A_page_answers_for_the_paths_of_its_own()
    {
        var root = Directory.CreateTempSubdirectory("hyperlane-sample-").FullName;
        Directory.CreateDirectory(Path.Combine(root, "wwwroot"));
        await File.WriteAllTextAsync(Path.Combine(root, "wwwroot/index.html"), "the page");
        var builder = HyperlaneApp.CreateBuilder("--urls", "http://127.0.0.1:0", "--contentRoot", root);
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        Declare(app);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls[0]) };
        client.DefaultRequestHeaders.Add("Accept", "text/html");

        Assert.Equal("the page", await client.GetStringAsync(Quiet.Path("/orders/7")));
        Directory.Delete(root, recursive: true);
    }

    private static void Declare(HyperlaneApp app)
    {
        // sample: static-files
        app.UseStaticFiles(options =>
        {
            options.Fallback = "index.html";
            options.ImmutableHashedNames = true;
        });
        // end
    }
}
