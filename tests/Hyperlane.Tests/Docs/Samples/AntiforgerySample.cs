using System.Net;
using Hyperlane.Authentication;
using Hyperlane.Middleware;
using Hyperlane.Tests.Authentication;

namespace Hyperlane.Tests.Docs.Samples;

public sealed class AntiforgerySample
{
    [Fact]
    public async Task A_form_without_a_token_is_refused()
    {
        await using var app = await Quiet.StartAsync(Declare, inMemory: false, Configure);
        using var browser = new Browser(app);

        Assert.Contains("__RequestVerificationToken", (await browser.AskAsync("/message")).Body, StringComparison.Ordinal);
        using var content = new FormUrlEncodedContent([new("text", "hello")]);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.AskAsync("/message", HttpMethod.Post, content)).Status);
    }

    private static void Configure(HyperlaneAppBuilder builder)
    {
        KeysFolder.Use(builder);
        // sample: antiforgery-services
        builder.AddAntiforgery();
        // end
    }

    private static void Declare(HyperlaneApp app)
    {
        // sample: antiforgery
        app.Use<CrossOriginProtection>();
        app.Use<Antiforgery>();
        app.Get("/message", context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Text($"<form method=post>{context.AntiforgeryField()}<input name=text><button>Send</button></form>");
        });
        app.Post("/message", context => context.Text("sent"));
        // end
    }
}
