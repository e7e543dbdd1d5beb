using System.Net;
using Hyperlane.Middleware;

namespace Hyperlane.Tests.Docs.Samples;

public sealed class RateLimitingSample
{
    [Fact]
    public async Task Signing_in_is_tried_five_times_a_minute()
    {
        await using var app = await Quiet.StartAsync(Declare, inMemory: false, arguments: "--Hyperlane:RateLimiting:PermitLimit=7");
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 8; i++)
        {
            using var answer = await app.Client.PostAsync(Quiet.Path("/login"), null);
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal(5, statuses.Count(status => status == HttpStatusCode.OK));
        Assert.Equal(3, statuses.Count(status => status == HttpStatusCode.TooManyRequests));
    }

    private static void Declare(HyperlaneApp app)
    {
        // sample: rate-limiting
        app.Use<RateLimiting>();

        var login = app.MapGroup("/login").Use(new RateLimiting(new RateLimitingOptions { Name = "login", PermitLimit = 5 }));
        login.Post("/", context => context.Text("welcome"));
        // end

        // sample: rate-limiting-key
        app.MapGroup("/reports").Use(new RateLimiting(new RateLimitingOptions
        {
            Algorithm = RateLimitAlgorithm.TokenBucket,
            PermitLimit = 20,
            TokensPerPeriod = 2,
            Window = TimeSpan.FromSeconds(1),
            PartitionKey = context => context.User.FindFirst("tenant")?.Value,
        }));
        // end
    }
}
