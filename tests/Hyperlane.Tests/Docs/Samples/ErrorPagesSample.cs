namespace Hyperlane.Tests.Docs.Samples;

public sealed class ErrorPagesSample
{
    [Fact]
    public async Task A_program_is_told_the_nearest_route()
    {
        await using var app = await Quiet.StartAsync(Declare, inMemory: false);

        using var answer = await app.Client.GetAsync(Quiet.Path("/post/hello"));

        Assert.Contains("GET /posts/{slug}", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static void Declare(HyperlaneApp app)
    {
        // sample: error-pages
        app.Get("/posts/{slug}", context => context.Text(context.Request.RouteValues["slug"]));
        app.Get("/users/{id:int}", context => throw new InvalidOperationException("The database is away."));
        // end
    }
}
