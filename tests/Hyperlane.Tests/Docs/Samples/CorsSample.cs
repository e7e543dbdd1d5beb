using Hyperlane.Middleware;

namespace Hyperlane.Tests.Docs.Samples;

public sealed class CorsSample
{
    [Theory]
    [InlineData("/posts", "http://localhost:5173", "http://localhost:5173")]
    [InlineData("/posts", "https://elsewhere.example", null)]
    [InlineData("/widgets/clock", "https://elsewhere.example", "*")]
    public async Task Pages_of_a_development_server_may_read(string path, string origin, string? expected)
    {
        await using var app = await Quiet.StartAsync(Declare, inMemory: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Origin", origin } } };

        using var answer = await app.Client.SendAsync(request);

        Assert.Equal(expected,
            answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins) ? Assert.Single(origins) : null);
    }

    private static void Declare(HyperlaneApp app)
    {
        // sample: cors
        app.Use<Cors>();

        app.Get("/posts", context => context.Text("posts"));
        app.Put("/posts/{id}", context => context.Text("saved"));

        // A policy of its own, for a group or a route: the innermost counts.
        var widgets = app.MapGroup("/widgets").Use(new Cors(new CorsOptions { AllowedOrigins = { "*" } }));
        widgets.Get("/clock", context => context.Text("12:00"));
        // end
    }
}
