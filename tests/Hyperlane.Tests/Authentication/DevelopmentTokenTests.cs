using System.Net;
using Hyperlane.Authentication;
using Hyperlane.Middleware;
using Hyperlane.Testing;
using Microsoft.Extensions.Configuration;

namespace Hyperlane.Tests.Authentication;

/// <summary>A token in one line, in Development only.</summary>
public sealed class DevelopmentTokenTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("a secret of more than thirty-two bytes")]
    public async Task A_token_is_had_in_one_line_and_lets_in(string? key)
    {
        await using var app = await StartAsync(key: key);
        using var browser = new Browser(app);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.AskAsync("/me")).Status);
        var token = await browser.AskAsync("/development/token?name=ada&role=admin&role=owner", HttpMethod.Post);

        Assert.Equal("no-store", token.Answer.Headers.CacheControl!.ToString());
        Assert.Equal("ada True True", (await browser.AskAsync("/me", headers: ("Authorization", $"Bearer {token.Body}"))).Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?name=")]
    [InlineData("?role=admin")]
    public async Task A_token_is_for_somebody(string query)
    {
        await using var app = await StartAsync();
        using var browser = new Browser(app);

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.AskAsync($"/development/token{query}", HttpMethod.Post)).Status);
    }

    [Fact]
    public async Task Elsewhere_the_app_does_not_start()
    {
        var error = await Assert.ThrowsAsync<StartupException>(() => StartAsync("Production", "a secret of more than thirty-two bytes"));

        Assert.StartsWith("MapDevelopmentTokens is for Development only", error.Message, StringComparison.Ordinal);
        Assert.Contains("Bearer:", (await Assert.ThrowsAsync<StartupException>(() => StartAsync("Production"))).Message, StringComparison.Ordinal);
    }

    private static Task<TestApp> StartAsync(string environment = "Development", string? key = null) => Quiet.StartAsync(
        app =>
        {
            app.Use<BearerAuthentication>();
            app.Use<RequireUser>();
            app.MapDevelopmentTokens();
            app.Get("/me", context => context.Text(
                $"{context.User.Identity!.Name} {context.User.IsInRole("admin")} {context.User.IsInRole("owner")}"));
        },
        inMemory: false,
        builder =>
        {
            if (key is not null)
            {
                builder.Configuration.AddInMemoryCollection([new("Bearer:Key", key), new("Bearer:Issuer", "us"), new("Bearer:Audience", "app")]);
            }

            builder.AddBearerAuthentication();
        },
        environment);
}
