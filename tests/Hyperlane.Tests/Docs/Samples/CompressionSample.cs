using Hyperlane.Middleware;

namespace Hyperlane.Tests.Docs.Samples;

public sealed class CompressionSample
{
    [Fact]
    public async Task Lists_are_sent_compressed()
    {
        await using var app = await Quiet.StartAsync(Declare, inMemory: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/lines") { Headers = { { "Accept-Encoding", "gzip, br" } } };
        using var answer = await app.Client.SendAsync(request);

        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
    }

    private static void Declare(HyperlaneApp app)
    {
        // sample: compression
        app.Use<Compression>();
        app.Get("/lines", context => context.Text(string.Join('\n', Enumerable.Range(1, 1000))));
        // end
    }
}
