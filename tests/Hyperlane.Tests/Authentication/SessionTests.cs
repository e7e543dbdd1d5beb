using System.Net;
using System.Security.Claims;
using System.Text.Json.Serialization.Metadata;
using Hyperlane.Authentication;
using Hyperlane.Testing;
using Microsoft.Extensions.Configuration;

namespace Hyperlane.Tests.Authentication;

/// <summary>Sessions over a port.</summary>
public sealed class SessionTests
{
    private static readonly JsonTypeInfo<int> Number =
        JsonTypeInfo.CreateJsonTypeInfo<int>(new(System.Text.Json.JsonSerializerOptions.Web));

    [Fact]
    public async Task What_is_put_in_is_there_in_the_next_request_and_for_nobody_else()
    {
        await using var app = await StartAsync();
        using var ada = new Browser(app);
        using var bob = new Browser(app);

        Assert.Equal("0", (await ada.AskAsync("/look")).Body);
        Assert.Empty(ada.Cookies);
        Assert.Equal("1", (await ada.AskAsync("/count", HttpMethod.Post)).Body);
        Assert.Matches("^session=[A-Za-z0-9_-]+; Path=/; HttpOnly; SameSite=Lax$", ada.LastSet);
        Assert.Equal("2", (await ada.AskAsync("/count", HttpMethod.Post)).Body);
        Assert.Equal("1", (await bob.AskAsync("/count", HttpMethod.Post)).Body);
        Assert.Equal("2", (await ada.AskAsync("/look")).Body);
    }

    [Fact]
    public async Task A_sign_in_gives_it_another_identifier_and_the_old_one_is_void()
    {
        await using var app = await StartAsync();
        using var browser = new Browser(app);
        await browser.AskAsync("/count", HttpMethod.Post);
        var old = browser.Cookies["session"];
        await browser.AskAsync("/sign-in", HttpMethod.Post);

        Assert.NotEqual(old, browser.Cookies["session"]);
        Assert.Equal("1", (await browser.AskAsync("/look")).Body);
        using var thief = new Browser(app);
        thief.Cookies["session"] = old;
        Assert.Equal("0", (await thief.AskAsync("/look")).Body);
    }

    [Fact]
    public async Task A_session_that_was_cleared_is_gone()
    {
        await using var app = await StartAsync();
        using var browser = new Browser(app);
        await browser.AskAsync("/count", HttpMethod.Post);
        var old = browser.Cookies["session"];
        await browser.AskAsync("/clear", HttpMethod.Post);

        Assert.Empty(browser.Cookies);
        browser.Cookies["session"] = old;
        Assert.Equal("0", (await browser.AskAsync("/look")).Body);
        await browser.AskAsync("/count", HttpMethod.Post);
        Assert.NotEqual(old, browser.Cookies["session"]);
    }

    [Fact]
    public async Task A_cookie_of_ones_own_is_no_session()
    {
        await using var app = await StartAsync();
        using var browser = new Browser(app);
        foreach (var bad in (string[])["1", "AAAA", new string('A', 43), new string('A', 4000)])
        {
            browser.Cookies["session"] = bad;
            var (status, body, _) = await browser.AskAsync("/look");
            Assert.Equal((HttpStatusCode.OK, "0"), (status, body));
        }
    }

    [Fact]
    public async Task It_holds_no_more_than_it_may()
    {
        string? message = null;
        await using var app = await StartAsync(("MaxBytes", "10"), app => app.Post("/fill", async context =>
        {
            message = (await Assert.ThrowsAsync<InvalidOperationException>(
                async () => await context.Session().SetAsync("0123456789", 1, Number))).Message;
            await context.NoContent();
        }));
        using var browser = new Browser(app);
        await browser.AskAsync("/fill", HttpMethod.Post);

        Assert.Contains("more than 10 bytes (Hyperlane:Sessions:MaxBytes)", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("IdleTimeout", "-00:01:00")]
    [InlineData("MaxBytes", "0")]
    public async Task A_setting_that_is_wrong_is_told_at_the_start(string name, string value)
    {
        var error = await Assert.ThrowsAsync<StartupException>(() => StartAsync((name, value)));

        Assert.StartsWith($"The setting Hyperlane:Sessions:{name} is wrong: ", error.Message, StringComparison.Ordinal);
    }

    private static Task<TestApp> StartAsync(
        (string Name, string Value)? setting = null, Action<HyperlaneApp>? declare = null) => Quiet.StartAsync(
        app =>
        {
            app.Use<Sessions>();
            app.Get("/look", async context => await context.Text($"{await context.Session().GetAsync("n", Number)}"));
            app.Post("/count", async context =>
            {
                var number = await context.Session().GetAsync("n", Number) + 1;
                await context.Session().SetAsync("n", number, Number);
                await context.Text($"{number}");
            });
            app.Post("/clear", async context =>
            {
                await context.Session().ClearAsync();
                await context.NoContent();
            });
            app.Post("/sign-in", async context =>
            {
                await context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity([new Claim("name", "ada")], "password")));
                await context.NoContent();
            });
            declare?.Invoke(app);
        },
        inMemory: false,
        builder =>
        {
            KeysFolder.Use(builder);
            builder.Configuration.AddInMemoryCollection([new($"Hyperlane:Sessions:{setting?.Name ?? "Unused"}", setting?.Value)]);
            builder.AddCookieAuthentication();
            builder.AddSessions();
        });
}
