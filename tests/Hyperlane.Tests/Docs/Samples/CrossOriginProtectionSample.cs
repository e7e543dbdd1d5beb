using Hyperlane.Middleware;

namespace Hyperlane.Tests.Docs.Samples;

public sealed class CrossOriginProtectionSample
{
    [Fact]
    public async Task Pages_of_others_change_nothing()
    {
        await using var app = await Quiet.StartAsync(Declare, inMemory: false,
            arguments: "--Hyperlane:CrossOrigin:TrustedOrigins=https://app.example");

        Assert.Equal("saved", await PostAsync(app.Client, "https://app.example"));
        Assert.Contains("may not change anything here", await PostAsync(app.Client, "https://evil.example"), StringComparison.Ordinal);
    }

    private static void Declare(HyperlaneApp app)
    {
        // sample: cross-origin-protection
        app.Use<CrossOriginProtection>();
        app.Post("/notes", context => context.Text("saved"));
        // end
    }

    private static async Task<string> PostAsync(HttpClient client, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/notes") { Headers = { { "Origin", origin } } };
        using var answer = await client.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }
}
