namespace Hyperlane.Tests.Docs.Samples;

public sealed class PathBaseSample
{
    [Fact]
    public async Task The_app_answers_below_it()
    {
        await using var app = await Quiet.StartAsync(Declare, inMemory: false, arguments: "--Hyperlane:PathBase=/app");

        using var moved = await app.Client.GetAsync(Quiet.Path("/app/old"));

        Assert.Equal("/app/posts", moved.Headers.Location?.OriginalString);
        Assert.Equal("/app and /posts", await app.Client.GetStringAsync(Quiet.Path("/app/posts")));
    }

    private static void Declare(HyperlaneApp app)
    {
        // sample: path-base
        app.Get("/posts", context => context.Text($"{context.Request.PathBase} and {context.Request.Path}"));
        app.Get("/old", context => context.Redirect("/posts"));
        // end
    }
}
