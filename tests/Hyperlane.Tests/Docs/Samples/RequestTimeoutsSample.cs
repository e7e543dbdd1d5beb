using System.Net;
using Hyperlane.Middleware;

namespace Hyperlane.Tests.Docs.Samples;

public sealed class RequestTimeoutsSample
{
    [Fact]
    public async Task What_takes_too_long_is_a_504()
    {
        await using var app = await Quiet.StartAsync(Declare, inMemory: false,
            arguments: "--Hyperlane:RequestTimeouts:Timeout=00:00:00.05");

        using var answer = await app.Client.GetAsync(Quiet.Path("/report"));

        Assert.Equal(HttpStatusCode.GatewayTimeout, answer.StatusCode);
    }

    private static void Declare(HyperlaneApp app)
    {
        // sample: request-timeouts
        app.Use<RequestTimeouts>();
        app.Get("/report", async context =>
        {
            await Task.Delay(TimeSpan.FromHours(1), context.RequestAborted);
            await context.Text("done");
        });

        // A time of its own, for a group or a route: the innermost counts.
        app.MapGroup("/slow").Use(new RequestTimeouts(TimeSpan.FromMinutes(5)));
        // end
    }
}
