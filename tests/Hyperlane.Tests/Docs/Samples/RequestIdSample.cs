using Hyperlane.Middleware;

namespace Hyperlane.Tests.Docs.Samples;

public sealed class RequestIdSample
{
    [Fact]
    public async Task The_answer_has_the_name()
    {
        await using var app = await Quiet.StartAsync(Declare, inMemory: false);

        using var answer = await app.Client.GetAsync(Quiet.Path("/"));

        Assert.Equal([await answer.Content.ReadAsStringAsync()], answer.Headers.GetValues("X-Request-Id"));
    }

    private static void Declare(HyperlaneApp app)
    {
        // sample: request-id
        app.Use<RequestId>();
        app.Get("/", context => context.Text(context.TraceIdentifier));
        // end
    }
}
