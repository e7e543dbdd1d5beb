using Hyperlane.Middleware;

namespace Hyperlane.Tests.Docs.Samples;

public sealed class HttpsSample
{
    [Theory]
    [InlineData("http", 307)]
    [InlineData("https", 200)]
    public async Task Clients_come_by_https(string scheme, int expected)
    {
        await using var app = await Quiet.StartAsync(Declare, arguments: "--Hyperlane:HttpsRedirection:HttpsPort=443");
        await using var client = new RawClient(app);

        var answer = await client.AskAsync($"GET / HTTP/1.1\r\nHost: site.example\r\nX-Forwarded-Proto: {scheme}\r\n\r\n");

        Assert.Equal(expected, answer.Status);
        Assert.Equal(expected == 200, answer.Headers.ContainsKey("Strict-Transport-Security"));
    }

    private static void Declare(HyperlaneApp app)
    {
        // sample: https
        app.Use<ForwardedHeaders>();
        app.Use<HttpsRedirection>();
        app.Use<Hsts>();
        app.Get("/", context => context.Text("hi"));
        // end
    }
}
