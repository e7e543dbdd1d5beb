using Hyperlane.Http;

namespace Hyperlane.Tests.Docs.Samples;

public sealed class CookiesSample
{
    [Fact]
    public async Task A_theme_is_remembered()
    {
        await using var app = await Quiet.StartAsync(Declare, inMemory: false);
        using var answer = await app.Client.PostAsync(Quiet.Path("/theme/dark"), null);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/theme")
        {
            Headers = { { "Cookie", Assert.Single(answer.Headers.GetValues("Set-Cookie")).Split(';')[0] } },
        };
        using var theme = await app.Client.SendAsync(request);

        Assert.Equal("dark", await theme.Content.ReadAsStringAsync());
    }

    private static void Declare(HyperlaneApp app)
    {
        // sample: cookies
        app.Post("/theme/{name}", context =>
        {
            context.Response.Cookies.Append(
                "theme", context.Request.RouteValues["name"]!, new CookieOptions { MaxAge = TimeSpan.FromDays(365) });
            return context.NoContent();
        });
        app.Get("/theme", context => context.Text(context.Request.Cookies["theme"] ?? "light"));
        // end
    }
}
