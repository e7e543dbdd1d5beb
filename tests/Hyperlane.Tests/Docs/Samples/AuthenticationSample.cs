using System.Net;
using Hyperlane.Authentication;
using Hyperlane.Middleware;
using Hyperlane.Tests.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Tests.Docs.Samples;

public sealed class AuthenticationSample
{
    [Fact]
    public async Task A_page_a_client_and_a_program_come_in()
    {
        var store = new TestUserStore();
        await using var app = await Quiet.StartAsync(Declare, inMemory: false, builder =>
        {
            builder.Services.AddSingleton<IUserStore<TestUser>>(store);
            Configure(builder);
        });
        using var browser = new Browser(app);
        var refused = await browser.AskAsync("/me");
        Assert.Equal((HttpStatusCode.Unauthorized, "Cookie, Bearer, ApiKey"), (refused.Status, refused.Answer.Headers.WwwAuthenticate.ToString()));

        var token = (await browser.AskAsync("/development/token?name=bob", HttpMethod.Post)).Body;
        Assert.Equal("bob", (await browser.AskAsync("/me", headers: ("Authorization", $"Bearer {token}"))).Body);
        Assert.Equal("ci", (await browser.AskAsync("/me", headers: ("X-API-Key", "a key of the build"))).Body);

        using var registration = new FormUrlEncodedContent([new("name", "ada"), new("password", "a long password")]);
        using var signIn = new FormUrlEncodedContent([new("name", "ada"), new("password", "a long password")]);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.AskAsync("/register", HttpMethod.Post, registration)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.AskAsync("/sign-in", HttpMethod.Post, signIn)).Status);
        Assert.Equal("ada", (await browser.AskAsync("/me")).Body);
    }

    private static void Configure(HyperlaneAppBuilder builder)
    {
        KeysFolder.Use(builder);
        builder.Configuration.AddInMemoryCollection(
            [new("Hyperlane:ApiKeys:Keys:ci:Hash", ApiKeyHash.Of("a key of the build")), new("Hyperlane:PasswordHasher:MemoryKiB", "64")]);
        // sample: authentication-services
        builder.AddAccounts<TestUser>();
        builder.AddBearerAuthentication();
        builder.AddApiKeyAuthentication();
        // end
    }

    private static void Declare(HyperlaneApp app)
    {
        // sample: authentication
        app.Use<CrossOriginProtection>();
        app.Use<CookieAuthentication>();
        app.Use<BearerAuthentication>();
        app.Use<ApiKeyAuthentication>();
        app.Get("/me", context => context.Text(context.User.Identity!.Name!)).Use<RequireUser>();
        // end
        app.MapDevelopmentTokens();
        AccountSample.Declare(app);
    }
}
