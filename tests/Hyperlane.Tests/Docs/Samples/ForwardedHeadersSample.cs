using Hyperlane.Middleware;

namespace Hyperlane.Tests.Docs.Samples;

public sealed class ForwardedHeadersSample
{
    [Fact]
    public async Task A_handler_sees_what_the_client_sent()
    {
        await using var app = await Quiet.StartAsync(Declare, inMemory: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/")
        {
            Headers = { { "X-Forwarded-Proto", "https" }, { "X-Forwarded-Host", "app.example" } },
        };

        using var answer = await app.Client.SendAsync(request);

        Assert.Equal("https://app.example", await answer.Content.ReadAsStringAsync());
    }

    private static void Declare(HyperlaneApp app)
    {
        // sample: forwarded-headers
        app.Use<ForwardedHeaders>();
        app.Get("/", context => context.Text($"{context.Request.Scheme}://{context.Request.Host}"));
        // end
    }
}
