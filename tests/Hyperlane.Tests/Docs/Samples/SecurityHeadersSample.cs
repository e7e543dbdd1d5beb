using Hyperlane.Middleware;

namespace Hyperlane.Tests.Docs.Samples;

public sealed class SecurityHeadersSample
{
    [Fact]
    public async Task An_answer_has_them()
    {
        await using var app = await Quiet.StartAsync(Declare, inMemory: false);

        using var answer = await app.Client.GetAsync(Quiet.Path("/"));

        Assert.Equal(["SAMEORIGIN"], answer.Headers.GetValues("X-Frame-Options"));
    }

    private static void Declare(HyperlaneApp app)
    {
        // sample: security-headers
        app.Use<SecurityHeaders>();
        app.Get("/", context => context.Text("hi"));
        // end
    }
}
